-- The shadow tables are one run's at a time. Emptied by a crash, as they are.
CREATE UNLOGGED TABLE rebuild.possession (
    one    boolean PRIMARY KEY CHECK (one),
    run_id bigint NOT NULL
);
COMMENT ON TABLE rebuild.possession IS 'Whose the tables of this schema are. Whoever writes them locks the row; the next run waits for that.';
COMMENT ON COLUMN rebuild.possession.run_id IS 'The run, as in projection.rebuild_run.';
GRANT SELECT, INSERT, UPDATE ON rebuild.possession TO somoyshima_projection;

ALTER TABLE projection.rebuild_run ADD COLUMN held_up_ms bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN projection.rebuild_run.held_up_ms IS 'How long the live projection was held up by it, at most and at once, in milliseconds.';
