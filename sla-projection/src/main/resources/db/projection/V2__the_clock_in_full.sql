-- Extensions, transfers, reopenings, complaint tiers each by itself, recomputation page by page, notices.

ALTER TABLE projection.case_file
    ADD COLUMN counted_from_at    timestamptz,
    ADD COLUMN extended           boolean NOT NULL DEFAULT false,
    ADD COLUMN reopened           integer NOT NULL DEFAULT 0,
    ADD COLUMN total_due_on       date,
    ADD COLUMN total_working_days integer,
    ADD COLUMN depends_from_on    date,
    ADD COLUMN depends_until_on   date;

COMMENT ON COLUMN projection.case_file.counted_from_at IS 'From when the clock runs: receipt, or receipt at the first office if it came from another.';
COMMENT ON COLUMN projection.case_file.extended IS 'Whether an authority allowed a later date that counts.';
COMMENT ON COLUMN projection.case_file.reopened IS 'How often it was taken up again after it had been closed.';
COMMENT ON COLUMN projection.case_file.total_due_on IS 'Of a complaint: last local date in time if every tier takes all its time; null if a tier has no target.';
COMMENT ON COLUMN projection.case_file.total_working_days IS 'Of a complaint: working days from its first lodging to its end; null while open.';

COMMENT ON COLUMN projection.case_file.depends_from_on IS 'First local date whose calendar its judgement depends on; null if it depends on none.';
COMMENT ON COLUMN projection.case_file.depends_until_on IS 'Last such date; null while there is no end.';

-- A change of the calendar looks for the cases it touches in the index alone.
ALTER TABLE projection.case_file DROP CONSTRAINT case_file_pkey;
ALTER TABLE projection.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (office_id, case_no) INCLUDE (depends_from_on, depends_until_on);

ALTER TABLE projection.service_day
    ADD COLUMN transferred bigint NOT NULL DEFAULT 0,
    ADD COLUMN extended    bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN projection.service_day.received IS 'Cases received on that date; the sum of instant, within_limit, late, unsettled, withdrawn, transferred, no_target and out_of_scope.';
COMMENT ON COLUMN projection.service_day.transferred IS 'Of these, passed on to another office.';
COMMENT ON COLUMN projection.service_day.extended IS 'Cases judged by a date an authority allowed; also counted by their verdict.';

CREATE TABLE projection.complaint_tier (
    office_id     text        NOT NULL,
    case_no       text        NOT NULL,
    tier          smallint    NOT NULL,
    from_at       timestamptz NOT NULL,
    limit_text    text        NOT NULL,
    added_days    integer     NOT NULL,
    due_on        date,
    due_at        timestamptz,
    ended_at      timestamptz,
    settled       text,
    ripe_at       timestamptz,
    demonstration boolean     NOT NULL,
    PRIMARY KEY (office_id, case_no, tier)
);

COMMENT ON TABLE projection.complaint_tier IS 'A complaint''s time with each tier, each judged by its own limit.';
COMMENT ON COLUMN projection.complaint_tier.added_days IS 'Working days added for an investigation.';
COMMENT ON COLUMN projection.complaint_tier.due_on IS 'Last local date in time; null if the tier has no target.';
COMMENT ON COLUMN projection.complaint_tier.due_at IS 'Exclusive bound: first instant of the local date after due_on.';
COMMENT ON COLUMN projection.complaint_tier.ended_at IS 'When the tier disposed of it or it went on; null while the tier has it.';
COMMENT ON COLUMN projection.complaint_tier.settled IS 'WITHIN_LIMIT, LATE, INSTANT or NO_TARGET; null while it depends on now.';
COMMENT ON COLUMN projection.complaint_tier.ripe_at IS 'From when it is ripe for escalation, because the limit ran out first; may lie in the future.';

CREATE INDEX complaint_tier_ripe_idx ON projection.complaint_tier (ripe_at) WHERE ripe_at IS NOT NULL;

CREATE TABLE projection.notice (
    kind         text        NOT NULL,
    office_id    text        NOT NULL,
    case_no      text        NOT NULL,
    tier         smallint    NOT NULL,
    since        timestamptz NOT NULL,
    noted_at     timestamptz NOT NULL,
    rescinded_at timestamptz,
    PRIMARY KEY (kind, office_id, case_no, tier)
);

COMMENT ON TABLE projection.notice IS 'What someone should hear of, each once: a replay or restart adds nothing. Never emptied.';
COMMENT ON COLUMN projection.notice.kind IS 'RIPE_FOR_ESCALATION.';
COMMENT ON COLUMN projection.notice.since IS 'From when it holds, as known when it was noted.';
COMMENT ON COLUMN projection.notice.rescinded_at IS 'When it turned out not to hold, because of a later fact; null while it holds.';

CREATE TABLE projection.recomputation (
    source        text        NOT NULL,
    id            text        NOT NULL,
    part          smallint    NOT NULL,
    what          text        NOT NULL,
    scope         text        NOT NULL,
    from_on       date        NOT NULL,
    until_on      date,
    recorded_at   timestamptz NOT NULL,
    says_en       text        NOT NULL,
    says_bn       text        NOT NULL,
    done_office   text        NOT NULL DEFAULT '',
    done_case     text        NOT NULL DEFAULT '',
    judged        bigint      NOT NULL DEFAULT 0,
    changed       bigint      NOT NULL DEFAULT 0,
    finished_at   timestamptz,
    PRIMARY KEY (source, id, part)
);

COMMENT ON TABLE projection.recomputation IS 'Changes of the calendar or of a charter, and how far the cases they touch have been judged again.';
COMMENT ON COLUMN projection.recomputation.part IS 'From 0; a moved holiday touches two days.';
COMMENT ON COLUMN projection.recomputation.what IS 'DAYS: cases whose counting touched the days; RECEIVED: cases received on the days.';
COMMENT ON COLUMN projection.recomputation.scope IS 'BBS code of a place, or office:<office>.';
COMMENT ON COLUMN projection.recomputation.from_on IS 'First local date, inclusive.';
COMMENT ON COLUMN projection.recomputation.until_on IS 'Last local date, inclusive; null without an end.';
COMMENT ON COLUMN projection.recomputation.recorded_at IS 'When the change was stored in the event log.';
COMMENT ON COLUMN projection.recomputation.says_en IS 'What was changed, in English.';
COMMENT ON COLUMN projection.recomputation.says_bn IS 'What was changed, in Bangla.';
COMMENT ON COLUMN projection.recomputation.done_case IS 'With done_office: the last case judged again, in order of office and case number.';
COMMENT ON COLUMN projection.recomputation.changed IS 'Cases whose row changed.';

CREATE INDEX recomputation_unfinished_idx ON projection.recomputation (recorded_at) WHERE finished_at IS NULL;

-- Every row is worked out anew from the event log.
TRUNCATE projection.case_file, projection.service_day;
DELETE FROM projection.token_entry;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projection TO somoyshima_projection;
