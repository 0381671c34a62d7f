-- Offices that close, times without activity, and how far the topics others read have been filled.

ALTER TABLE projection.office ADD COLUMN closed_from_on date;
COMMENT ON COLUMN projection.office.closed_from_on IS 'The first local date without it, if it was closed for good and has not opened again.';

CREATE TABLE projection.zero_activity (
    source    text NOT NULL,
    fact_id   text NOT NULL,
    office_id text NOT NULL,
    from_on   date NOT NULL,
    until_on  date NOT NULL,
    PRIMARY KEY (source, fact_id)
);
CREATE INDEX zero_activity_office_idx ON projection.zero_activity (office_id, from_on);

COMMENT ON TABLE projection.zero_activity IS 'Times in which an office said that there was nothing to report.';
COMMENT ON COLUMN projection.zero_activity.from_on IS 'First local date, inclusive.';
COMMENT ON COLUMN projection.zero_activity.until_on IS 'Last local date, inclusive.';

CREATE TABLE projection.notice_entry (
    entry_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL,
    office_id text        NOT NULL,
    case_no   text        NOT NULL,
    tier      smallint    NOT NULL,
    change    text        NOT NULL CHECK (change IN ('RAISED', 'RESCINDED')),
    since     timestamptz NOT NULL,
    noted_at  timestamptz NOT NULL
);

COMMENT ON TABLE projection.notice_entry IS 'Every notice that was raised or taken back, in order; what the topic of notices is filled from. Never emptied, never changed.';

INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, change, since, noted_at)
SELECT kind, office_id, case_no, tier, 'RAISED', since, noted_at FROM projection.notice ORDER BY noted_at;
INSERT INTO projection.notice_entry (kind, office_id, case_no, tier, change, since, noted_at)
SELECT kind, office_id, case_no, tier, 'RESCINDED', since, rescinded_at
  FROM projection.notice WHERE rescinded_at IS NOT NULL ORDER BY rescinded_at;

CREATE TABLE projection.publication (
    topic        text        PRIMARY KEY,
    position     bigint      NOT NULL,
    published_at timestamptz NOT NULL
);

COMMENT ON TABLE projection.publication IS 'How far each topic has been filled, for people to look at; the publisher itself reads it from the topic.';
COMMENT ON COLUMN projection.publication.position IS 'global_index of the last event, or entry_id of the last notice, that is in the topic.';

GRANT SELECT, INSERT, UPDATE, DELETE ON projection.zero_activity TO somoyshima_projection;
GRANT SELECT, INSERT ON projection.notice_entry TO somoyshima_projection;
GRANT SELECT, INSERT, UPDATE ON projection.publication TO somoyshima_projection;
