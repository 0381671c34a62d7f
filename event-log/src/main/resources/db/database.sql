-- What the roles may do in the database, carried out in it by its administrator after it was made; again does no harm.
-- Unless told otherwise PostgreSQL lets every role take locks, make temporary tables and keep large objects: enough to
-- hold up those who write.
DO $$
DECLARE
    f regprocedure;
BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO somoyshima_projection', current_database());
    FOR f IN SELECT oid::regprocedure FROM pg_proc
              WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_' LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION %s TO somoyshima_owner, somoyshima_gateway, somoyshima_projection', f);
    END LOOP;
    FOR f IN SELECT oid::regprocedure FROM pg_proc
              WHERE pronamespace = 'pg_catalog'::regnamespace AND (proname ~ '^lo_' OR proname IN ('loread', 'lowrite')) LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END $$;

-- a reader can raise its own statement time limit: the projection ends what goes on for too long
GRANT pg_read_all_stats, pg_signal_backend TO somoyshima_projection;
-- connections and temporary files of a reader are bounded where the reader cannot change it
ALTER ROLE somoyshima_dash CONNECTION LIMIT 40;
ALTER ROLE somoyshima_dash SET temp_file_limit = '1GB';
ALTER ROLE somoyshima_dash SET max_parallel_workers_per_gather = 1;
ALTER ROLE somoyshima_dash SET idle_in_transaction_session_timeout = '60s';
