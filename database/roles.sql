-- Makes the two logins and the database on a PostgreSQL server (15 or newer) that is not our own. Run once by psql, as
-- an administrator, with the passwords in the environment:
--
--   SOTIEM_OWNER_PASSWORD=… SOTIEM_APP_PASSWORD=… psql --set ON_ERROR_STOP=1 --file database/roles.sql
--
-- Running it again sets the passwords anew and leaves the rest. Tables and grants on them come by migration.

\set ON_ERROR_STOP 1
\set owner_password ''
\set app_password ''
\getenv owner_password SOTIEM_OWNER_PASSWORD
\getenv app_password SOTIEM_APP_PASSWORD

-- A missing or empty password stops here, before a login without one is made.
SELECT :'owner_password' <> '' AND :'app_password' <> '' AS has_passwords \gset
\if :has_passwords
\else
  DO $$ BEGIN RAISE EXCEPTION 'Set SOTIEM_OWNER_PASSWORD and SOTIEM_APP_PASSWORD to passwords that are not empty.'; END $$;
\endif

-- The owner migrates: it owns the database and everything in it. It inherits, since PostgreSQL gives the owner of a
-- database its schema "public" through a role.
SELECT 'CREATE ROLE sotiem_owner' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sotiem_owner') \gexec
ALTER ROLE sotiem_owner LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'owner_password';

-- The application owns nothing and cannot pass row-level security: the program refuses to start as anybody mightier.
SELECT 'CREATE ROLE sotiem_app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sotiem_app') \gexec
ALTER ROLE sotiem_app LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'app_password';

-- C.UTF-8 orders by code point, as the built-in server does: a report reads the same on both.
SELECT 'CREATE DATABASE sotiem OWNER sotiem_owner TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sotiem') \gexec
REVOKE ALL ON DATABASE sotiem FROM PUBLIC;
GRANT CONNECT ON DATABASE sotiem TO sotiem_app;
