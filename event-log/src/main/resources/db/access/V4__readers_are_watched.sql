-- The projection ends what readers let go on for too long: it has to know who they are.
GRANT SELECT ON access.dashboard_reader TO somoyshima_projection;
