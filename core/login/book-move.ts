/** From one shop's book into another's, by their tenants. */
export interface BookMove {
  readonly from: string;
  readonly into: string;
}
