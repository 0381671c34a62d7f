-- Facts sent as history stay history when they are tried again.
ALTER TABLE gateway.quarantine ADD COLUMN history boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN gateway.quarantine.history IS 'Whether it was sent as history: from before its office was connected.';
