/** The system user that PostgreSQL runs as when this program is root, which PostgreSQL refuses. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}
