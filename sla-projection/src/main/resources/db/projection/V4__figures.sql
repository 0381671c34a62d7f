-- Figures: what every case counts for, on which day, as known when. One function says what a case counts; roll-ups
-- for districts and above are its sums, kept in the transaction that changes the case.

CREATE TABLE projection.office_stay (
    office_id     text        NOT NULL,
    from_on       date        NOT NULL,
    until_on      date        NOT NULL,
    place         text        NOT NULL,
    area          text        NOT NULL,
    department    text        NOT NULL,
    closed        boolean     NOT NULL,
    known_from    timestamptz NOT NULL,
    known_until   timestamptz NOT NULL,
    PRIMARY KEY (office_id, from_on, known_from)
);

COMMENT ON TABLE projection.office_stay IS 'Where offices were when, as known when: what happens on a day counts where the office was on that day.';
COMMENT ON COLUMN projection.office_stay.from_on IS 'First local date there; -infinity for the first place.';
COMMENT ON COLUMN projection.office_stay.until_on IS 'First local date no longer there; infinity if it is there still.';
COMMENT ON COLUMN projection.office_stay.place IS 'BBS code of its place.';
COMMENT ON COLUMN projection.office_stay.area IS 'BBS code of its district; of its division or the nation if it belongs to no single district.';
COMMENT ON COLUMN projection.office_stay.closed IS 'Whether the office was closed for good in this time.';
COMMENT ON COLUMN projection.office_stay.known_from IS 'Since when this is known, inclusive.';
COMMENT ON COLUMN projection.office_stay.known_until IS 'Until when it was thought to hold, exclusive; infinity if it still is.';

-- Case rows: the facts themselves are in the event log. Complaint tiers become part of the row.
DROP VIEW IF EXISTS dash.place, dash.office, dash.service, dash.compliance_day, dash.open_case, dash.closed_case CASCADE;
DROP TABLE projection.service_day, projection.complaint_tier;
TRUNCATE projection.case_file;
DELETE FROM projection.token_entry;

ALTER TABLE projection.case_file
    DROP COLUMN facts,
    ADD COLUMN known_at            timestamptz NOT NULL,
    ADD COLUMN has_target          boolean     NOT NULL,
    ADD COLUMN instant_promised    boolean     NOT NULL,
    ADD COLUMN pauses              integer     NOT NULL,
    ADD COLUMN late_pauses         integer     NOT NULL,
    ADD COLUMN receipt_report_days integer     NOT NULL,
    ADD COLUMN closing_report_days integer     NOT NULL,
    ADD COLUMN tiers               jsonb;

COMMENT ON COLUMN projection.case_file.known_at IS 'Since when this is known: when the fact or change was recorded that made it so.';
COMMENT ON COLUMN projection.case_file.has_target IS 'Whether there is a time limit to be judged by.';
COMMENT ON COLUMN projection.case_file.instant_promised IS 'Whether it is closed and judged, and delivery at once was promised.';
COMMENT ON COLUMN projection.case_file.pauses IS 'How often the clock stood still, as far as the charter provides for it.';
COMMENT ON COLUMN projection.case_file.late_pauses IS 'Of these, begun when at most two working days were left.';
COMMENT ON COLUMN projection.case_file.receipt_report_days IS 'Days from receipt until we first heard of the case.';
COMMENT ON COLUMN projection.case_file.closing_report_days IS 'Days from its end until we heard of it; 0 while open.';
COMMENT ON COLUMN projection.case_file.tiers IS 'Of a complaint: its time with each tier, see the view complaint_tier; null for a service request.';

CREATE INDEX case_file_closed_idx ON projection.case_file (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX service_code_idx ON projection.service (service_code, office_id);

CREATE TABLE projection.case_version (
    office_id           text        NOT NULL,
    case_no             text        NOT NULL,
    known_at            timestamptz NOT NULL,
    known_until         timestamptz NOT NULL,
    kind                text        NOT NULL,
    service_code        text        NOT NULL,
    demonstration       boolean     NOT NULL,
    received_on         date,
    due_on              date,
    closed_on           date,
    settled             text,
    has_target          boolean     NOT NULL,
    instant_promised    boolean     NOT NULL,
    agreed              boolean     NOT NULL,
    extended            boolean     NOT NULL,
    working_days        integer,
    pauses              integer     NOT NULL,
    paused_days         integer     NOT NULL,
    receipt_report_days integer     NOT NULL,
    closing_report_days integer     NOT NULL,
    tiers               jsonb,
    PRIMARY KEY (office_id, case_no, known_at)
);

COMMENT ON TABLE projection.case_version IS 'How cases stood before, as known at the time: what case_file held from known_at to known_until.';
COMMENT ON COLUMN projection.case_version.known_until IS 'When something else became known, exclusive.';

-- What a case counts for while its office is at one place: one row for each day on which it counts. A case is one span
-- of time, from receipt to its end; a complaint is one more span for each tier. Stocks (backlog, overdue, no_target)
-- are kept as what they change by on a day: the stock at the end of a day is the sum up to and including that day.
CREATE FUNCTION projection.postings(
    kind text, received_on date, due_on date, closed_on date, settled text, has_target boolean,
    instant_promised boolean, agreed boolean, extended boolean, working_days integer, pauses integer,
    paused_days integer, receipt_report_days integer, closing_report_days integer, tiers jsonb,
    stay_from date, stay_until date)
RETURNS TABLE (
    day date, tier integer, received integer, backlog integer, closed_instant integer, closed_within integer,
    closed_late integer, withdrawn integer, transferred integer, closed_unjudged integer, instant_promised integer,
    agreed integer, agreed_late integer, extended integer, ran_out integer, overdue integer, no_target integer,
    pauses integer, paused_days integer, reported_late integer, report_days integer, working_days integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    WITH span AS (
        SELECT 0 AS tier, 1 AS counts, $2 AS from_on, CASE WHEN $1 = 'SERVICE_REQUEST' THEN $3 END AS due_on,
               CASE WHEN $4 IS NOT NULL THEN greatest($4, $2) END AS ended_on, coalesce($5, '') AS settled,
               NOT $6 AS no_target
         WHERE $2 IS NOT NULL
        UNION ALL
        SELECT t.tier * e.each, e.each, greatest(t.from_on, $2), t.due_on,
               CASE WHEN t.ended_on IS NOT NULL THEN greatest(t.ended_on, t.from_on, $2) END,
               -- a tier that let it go on has not disposed of it
               CASE WHEN t.gone_on THEN 'TRANSFERRED' ELSE coalesce(t.settled, '') END,
               coalesce(t.settled IN ('NO_TARGET', 'OUT_OF_SCOPE'), false)
          FROM jsonb_to_recordset($15)
            AS t(tier integer, from_on date, due_on date, ended_on date, settled text, gone_on boolean)
         CROSS JOIN (VALUES (0), (1)) AS e(each)
         WHERE $2 IS NOT NULL AND $15 IS NOT NULL
    ), dated AS (
        SELECT *, CASE WHEN due_on IS NOT NULL AND (ended_on IS NULL OR ended_on > due_on)
                       THEN greatest(due_on, from_on) END AS ran_out_on
          FROM span
    )
    SELECT p.day, s.tier,
           p.received * s.counts,
           p.stock * s.counts,
           (p.closed = 1 AND s.settled = 'INSTANT')::integer * s.counts,
           (p.closed = 1 AND s.settled = 'WITHIN_LIMIT')::integer * s.counts,
           (p.closed = 1 AND s.settled = 'LATE')::integer * s.counts,
           (p.closed = 1 AND s.settled = 'WITHDRAWN')::integer * s.counts,
           (p.closed = 1 AND s.settled = 'TRANSFERRED')::integer * s.counts,
           (p.closed = 1 AND s.settled IN ('', 'NO_TARGET', 'OUT_OF_SCOPE'))::integer * s.counts,
           (p.closed = 1 AND s.tier = 0 AND $7)::integer * s.counts,
           (p.closed = 1 AND s.tier = 0 AND $8 AND s.settled IN ('INSTANT', 'WITHIN_LIMIT', 'LATE'))::integer * s.counts,
           (p.closed = 1 AND s.tier = 0 AND $8 AND s.settled = 'LATE')::integer * s.counts,
           (p.closed = 1 AND s.tier = 0 AND $9 AND s.settled IN ('INSTANT', 'WITHIN_LIMIT', 'LATE'))::integer * s.counts,
           p.ran_out,
           p.overdue,
           p.stock * s.no_target::integer * s.counts,
           CASE WHEN s.tier = 0 THEN p.closed * s.counts * $11 ELSE 0 END,
           CASE WHEN s.tier = 0 THEN p.closed * s.counts * $12 ELSE 0 END,
           CASE WHEN s.tier <> 0 THEN 0 ELSE
                (p.received * s.counts = 1 AND $13 > 0)::integer + (p.closed * s.counts = 1 AND $14 > 0)::integer END,
           CASE WHEN s.tier <> 0 THEN 0 ELSE (p.received * $13 + p.closed * $14) * s.counts END,
           CASE WHEN p.closed * s.counts = 1 AND s.tier = 0 AND s.settled IN ('INSTANT', 'WITHIN_LIMIT', 'LATE')
                THEN $10 END
      FROM dated s
     CROSS JOIN LATERAL (
            SELECT s.from_on AS day, 1 AS received, 1 AS stock, 0 AS closed, 0 AS ran_out, 0 AS overdue
             WHERE s.from_on >= $16 AND s.from_on < $17 AND s.counts = 1
            UNION ALL
            SELECT s.ended_on, 0, -1, 1, 0, 0
             WHERE s.ended_on >= $16 AND s.ended_on < $17 AND s.counts = 1
            UNION ALL
            SELECT s.ran_out_on, 0, 0, 0, 1, 1
             WHERE s.ran_out_on >= $16 AND s.ran_out_on < $17
            UNION ALL
            SELECT s.ended_on, 0, 0, 0, 0, -1
             WHERE s.ran_out_on IS NOT NULL AND s.ended_on >= $16 AND s.ended_on < $17
            UNION ALL
            SELECT $16, 0, 1, 0, 0, coalesce(s.ran_out_on < $16, false)::integer
             WHERE s.from_on < $16 AND (s.ended_on IS NULL OR s.ended_on >= $16)
            UNION ALL
            SELECT $17, 0, -1, 0, 0, -coalesce(s.ran_out_on < $17, false)::integer
             WHERE $17 < 'infinity' AND s.from_on < $17 AND (s.ended_on IS NULL OR s.ended_on >= $17)
           ) AS p
$$;

COMMENT ON FUNCTION projection.postings IS 'What a case counts for from stay_from (inclusive) to stay_until (exclusive), day by day. Tier 0 is the case itself, 1 to 3 the tiers of a complaint. Overdue at the end of a day means that the limit had run out by then.';

CREATE TABLE projection.area_day (
    area             text    NOT NULL,
    kind             text    NOT NULL,
    tier             integer NOT NULL,
    demonstration    boolean NOT NULL,
    day              date    NOT NULL,
    received         bigint  NOT NULL,
    backlog          bigint  NOT NULL,
    closed_instant   bigint  NOT NULL,
    closed_within    bigint  NOT NULL,
    closed_late      bigint  NOT NULL,
    withdrawn        bigint  NOT NULL,
    transferred      bigint  NOT NULL,
    closed_unjudged  bigint  NOT NULL,
    instant_promised bigint  NOT NULL,
    agreed           bigint  NOT NULL,
    agreed_late      bigint  NOT NULL,
    extended         bigint  NOT NULL,
    ran_out          bigint  NOT NULL,
    overdue          bigint  NOT NULL,
    no_target        bigint  NOT NULL,
    pauses           bigint  NOT NULL,
    paused_days      bigint  NOT NULL,
    reported_late    bigint  NOT NULL,
    report_days      bigint  NOT NULL,
    PRIMARY KEY (area, kind, tier, demonstration, day)
);

COMMENT ON TABLE projection.area_day IS 'Sums of what all cases count for, by district (or the place of an office above districts) and day.';
COMMENT ON COLUMN projection.area_day.day IS 'Local date (Asia/Dhaka) on which it counts; may lie in the future for limits that have not run out yet.';
COMMENT ON COLUMN projection.area_day.received IS 'Cases received; for a tier, complaints that came to it.';
COMMENT ON COLUMN projection.area_day.backlog IS 'By how much the number of open cases changed.';
COMMENT ON COLUMN projection.area_day.closed_unjudged IS 'Closed without a target, or not in the charter.';
COMMENT ON COLUMN projection.area_day.instant_promised IS 'Of the closed and judged, those for which delivery at once was promised.';
COMMENT ON COLUMN projection.area_day.agreed IS 'Of the closed and judged, those judged by a date agreed with the applicant; also counted by their verdict.';
COMMENT ON COLUMN projection.area_day.ran_out IS 'Cases whose limit ran out on this day while they were open.';
COMMENT ON COLUMN projection.area_day.overdue IS 'By how much the number of open cases changed whose limit had run out.';
COMMENT ON COLUMN projection.area_day.no_target IS 'By how much the number of open cases changed that have no target.';
COMMENT ON COLUMN projection.area_day.pauses IS 'Pauses of the cases closed on this day.';
COMMENT ON COLUMN projection.area_day.paused_days IS 'Open days not counted, of the cases closed on this day.';
COMMENT ON COLUMN projection.area_day.reported_late IS 'Receipts and ends of this day that we heard of on a later day.';
COMMENT ON COLUMN projection.area_day.report_days IS 'Days it took until we heard of them, added up.';

CREATE TABLE projection.service_month (
    LIKE projection.area_day INCLUDING COMMENTS
);
ALTER TABLE projection.service_month DROP COLUMN tier, DROP COLUMN day;
ALTER TABLE projection.service_month
    ADD COLUMN department    text NOT NULL,
    ADD COLUMN service_code  text NOT NULL,
    ADD COLUMN month         date NOT NULL,
    ADD PRIMARY KEY (area, kind, department, service_code, demonstration, month);

COMMENT ON TABLE projection.service_month IS 'Sums of what all cases count for, by district, department, service and month. Tier 0 only.';
COMMENT ON COLUMN projection.service_month.month IS 'First local date of the month.';

CREATE TABLE projection.days_month (
    area          text    NOT NULL,
    kind          text    NOT NULL,
    department    text    NOT NULL,
    service_code  text    NOT NULL,
    demonstration boolean NOT NULL,
    month         date    NOT NULL,
    working_days  integer NOT NULL,
    cases         bigint  NOT NULL,
    PRIMARY KEY (area, kind, department, service_code, demonstration, month, working_days)
);

COMMENT ON TABLE projection.days_month IS 'Cases closed and judged by the counted working days they took: what exact medians and percentiles come from.';

CREATE TABLE projection.office_activity (
    office_id text    NOT NULL,
    month     date    NOT NULL,
    days      integer NOT NULL,
    PRIMARY KEY (office_id, month)
);

COMMENT ON TABLE projection.office_activity IS 'On which days something was heard of an office.';
COMMENT ON COLUMN projection.office_activity.days IS 'Bit 0 stands for the first day of the month.';

ALTER TABLE projection.zero_activity ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE projection.zero_activity ALTER COLUMN recorded_at DROP DEFAULT;
COMMENT ON COLUMN projection.zero_activity.recorded_at IS 'When it was stored in the event log.';

CREATE TABLE projection.office_silence (
    office_id      text PRIMARY KEY,
    last_heard_on  date NOT NULL,
    silent_from_on date NOT NULL
);

COMMENT ON TABLE projection.office_silence IS 'Offices that are silent now: no fact and no declaration for three working days of their calendar.';
COMMENT ON COLUMN projection.office_silence.last_heard_on IS 'The last local date on which something was heard of it, or for which it declared that there was nothing; else the date it was registered.';
COMMENT ON COLUMN projection.office_silence.silent_from_on IS 'The first local date after three working days without a word.';

CREATE TABLE projection.published_statement (
    scope        text        NOT NULL,
    month        date        NOT NULL,
    published_at timestamptz NOT NULL,
    content_hash text        NOT NULL,
    content      text        NOT NULL,
    PRIMARY KEY (scope, month)
);

COMMENT ON TABLE projection.published_statement IS 'Monthly statements as they were published; what is learned later is not in them.';
COMMENT ON COLUMN projection.published_statement.scope IS 'BBS code of a place, or office:<office>.';
COMMENT ON COLUMN projection.published_statement.month IS 'First local date of the month.';
COMMENT ON COLUMN projection.published_statement.content_hash IS 'SHA-256 of the content in UTF-8, in hexadecimal.';
COMMENT ON COLUMN projection.published_statement.content IS 'The statement as JSON.';

-- Notices: of more kinds, and looked for among the cases that changed or came of age, never among all.
ALTER TABLE projection.notice ADD COLUMN cause text NOT NULL DEFAULT '';
ALTER TABLE projection.notice DROP CONSTRAINT notice_pkey;
ALTER TABLE projection.notice ADD PRIMARY KEY (office_id, case_no, kind, tier, cause);
ALTER TABLE projection.notice ALTER COLUMN cause DROP DEFAULT;
ALTER TABLE projection.notice_entry ADD COLUMN cause text NOT NULL DEFAULT '';
ALTER TABLE projection.notice_entry ALTER COLUMN cause DROP DEFAULT;
CREATE INDEX notice_entry_office_idx ON projection.notice_entry (office_id, entry_id);

COMMENT ON COLUMN projection.notice.kind IS 'AT_RISK, OVERDUE, RIPE_FOR_ESCALATION or OFFICE_SILENT.';
COMMENT ON COLUMN projection.notice.case_no IS 'The case; empty if the notice is about the office.';
COMMENT ON COLUMN projection.notice.cause IS 'What tells one cause from the next: of a silence, the date on which the office was last heard of; else empty.';

CREATE TABLE projection.notice_candidate (
    office_id text NOT NULL,
    case_no   text NOT NULL,
    PRIMARY KEY (office_id, case_no)
);
COMMENT ON TABLE projection.notice_candidate IS 'Cases to be looked at for notices: they changed, or a moment passed that matters to them.';

CREATE TABLE projection.notice_watch (
    watched_until timestamptz NOT NULL,
    doubted_until timestamptz NOT NULL
);
COMMENT ON TABLE projection.notice_watch IS 'One row: up to which moment passing time has been looked at, and what was recorded about silences.';
INSERT INTO projection.notice_watch VALUES ('-infinity', '-infinity');

-- the cases of an office are found by the primary key
DROP INDEX projection.case_file_open_idx, projection.case_file_received_idx;
CREATE INDEX case_file_at_risk_idx ON projection.case_file (at_risk_at) WHERE settled IS NULL;
CREATE INDEX case_file_due_idx ON projection.case_file (due_at) WHERE settled IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON projection.office_stay, projection.case_version, projection.area_day,
      projection.service_month, projection.days_month, projection.office_activity, projection.office_silence,
      projection.published_statement,
      projection.notice_candidate, projection.notice_watch TO somoyshima_projection;

-- What a rebuild works out beside the live tables. Not logged: after a crash it begins anew.
CREATE SCHEMA rebuild;

CREATE UNLOGGED TABLE rebuild.case_file (LIKE projection.case_file, PRIMARY KEY (office_id, case_no));
CREATE UNLOGGED TABLE rebuild.case_version (LIKE projection.case_version, PRIMARY KEY (office_id, case_no, known_at));
CREATE UNLOGGED TABLE rebuild.office_stay (LIKE projection.office_stay INCLUDING INDEXES);
CREATE UNLOGGED TABLE rebuild.area_day (LIKE projection.area_day INCLUDING INDEXES);
CREATE UNLOGGED TABLE rebuild.service_month (LIKE projection.service_month INCLUDING INDEXES);
CREATE UNLOGGED TABLE rebuild.days_month (LIKE projection.days_month INCLUDING INDEXES);
CREATE UNLOGGED TABLE rebuild.office_activity (LIKE projection.office_activity INCLUDING INDEXES);

GRANT USAGE ON SCHEMA rebuild TO somoyshima_projection;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA rebuild TO somoyshima_projection;

CREATE TABLE projection.rebuild_run (
    run_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what         text        NOT NULL CHECK (what IN ('RECONCILE', 'REBUILD')),
    asked_by     text        NOT NULL,
    started_at   timestamptz NOT NULL,
    phase        text        NOT NULL,
    events       bigint      NOT NULL DEFAULT 0,
    events_done  bigint      NOT NULL DEFAULT 0,
    cases        bigint      NOT NULL DEFAULT 0,
    content_hash text,
    differences  bigint,
    stop_asked   boolean     NOT NULL DEFAULT false,
    message      text        NOT NULL DEFAULT '',
    finished_at  timestamptz
);

COMMENT ON TABLE projection.rebuild_run IS 'Rebuilds of the read model from the event log, and reconciliations, which do the same and change nothing.';
COMMENT ON COLUMN projection.rebuild_run.phase IS 'FOLDING, ADDING_UP, COMPARING, SWAPPED, EQUAL, DIFFERENT, STOPPED or FAILED.';
COMMENT ON COLUMN projection.rebuild_run.content_hash IS 'Hash over all rows worked out, whatever their order.';
COMMENT ON COLUMN projection.rebuild_run.differences IS 'Rows of all tables in which the live ones differ.';

CREATE TABLE projection.rebuild_difference (
    run_id     bigint NOT NULL,
    table_name text   NOT NULL,
    live       text,
    rebuilt    text
);
COMMENT ON TABLE projection.rebuild_difference IS 'The first differences of a run: the row as it is live and as the events say; null if there is none.';

GRANT SELECT, INSERT, UPDATE, DELETE ON projection.rebuild_run, projection.rebuild_difference TO somoyshima_projection;

-- Processes of the projection that are at work.
CREATE TABLE projection.node (
    node    text PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
COMMENT ON TABLE projection.node IS 'Processes of the projection that share the offices among them; one that has not been seen for ten seconds is gone.';
GRANT SELECT, INSERT, UPDATE, DELETE ON projection.node TO somoyshima_projection;
