-- The projection looks up what a client may do now.
GRANT SELECT (permissions, reach, sources) ON access.client TO somoyshima_projection;
