-- The read model: one row for each case, and roll-ups that are the sum of the rows' contributions.

CREATE TABLE projection.place (
    code    text PRIMARY KEY,
    level   text NOT NULL,
    name_en text NOT NULL,
    name_bn text NOT NULL
);

COMMENT ON TABLE projection.place IS 'Names of the nation, divisions, districts and upazilas.';
COMMENT ON COLUMN projection.place.code IS 'BBS code, e.g. BD, BD-30, BD-30-56 or BD-30-56-46.';
COMMENT ON COLUMN projection.place.level IS 'NATION, DIVISION, DISTRICT or UPAZILA.';

CREATE TABLE projection.office (
    office_id     text PRIMARY KEY,
    place         text NOT NULL,
    division_code text NOT NULL,
    district_code text,
    upazila_code  text,
    department    text NOT NULL,
    name_en       text NOT NULL,
    name_bn       text NOT NULL
);

COMMENT ON TABLE projection.office IS 'Offices and where they are.';
COMMENT ON COLUMN projection.office.place IS 'BBS code of its place, e.g. BD-30-56-46.';
COMMENT ON COLUMN projection.office.division_code IS 'BBS code of its division, e.g. BD-30.';
COMMENT ON COLUMN projection.office.district_code IS 'BBS code of its district, e.g. BD-30-56.';
COMMENT ON COLUMN projection.office.upazila_code IS 'BBS code of its upazila, e.g. BD-30-56-46.';

CREATE TABLE projection.service (
    office_id       text    NOT NULL,
    service_code    text    NOT NULL,
    effective_from  date    NOT NULL,
    category        text    NOT NULL,
    name_bn         text    NOT NULL,
    name_en         text,
    limit_text      text    NOT NULL,
    limit_days      integer,
    instant         boolean NOT NULL,
    negotiable      text,
    needs_review    boolean NOT NULL,
    PRIMARY KEY (office_id, service_code, effective_from)
);

COMMENT ON TABLE projection.service IS 'Services as each charter version promises them.';
COMMENT ON COLUMN projection.service.limit_text IS 'The charter''s own words.';
COMMENT ON COLUMN projection.service.limit_days IS 'Working days; null if the limit has no such number.';
COMMENT ON COLUMN projection.service.instant IS 'Whether delivery at once is promised too.';
COMMENT ON COLUMN projection.service.negotiable IS 'On what ground another date may be agreed, or null.';

CREATE TABLE projection.case_file (
    office_id       text        NOT NULL,
    case_no         text        NOT NULL,
    kind            text        NOT NULL,
    service_code    text        NOT NULL,
    tier            smallint    NOT NULL,
    received_at     timestamptz,
    received_on     date,
    charter_from    date,
    limit_text      text,
    day_zero_on     date,
    due_on          date,
    due_at          timestamptz,
    instant_until_at timestamptz,
    at_risk_at      timestamptz,
    due_soon_at     timestamptz,
    agreed          boolean     NOT NULL,
    paused          boolean     NOT NULL,
    closed_at       timestamptz,
    closed_on       date,
    settled         text,
    working_days    integer,
    paused_days     integer     NOT NULL,
    findings        text[]      NOT NULL,
    demonstration   boolean     NOT NULL,
    facts           text        NOT NULL,
    PRIMARY KEY (office_id, case_no)
);

COMMENT ON TABLE projection.case_file IS 'One row for each case: what its facts say, judged by its charter and calendar. Overdue is not stored; it follows from due_at and now.';
COMMENT ON COLUMN projection.case_file.kind IS 'SERVICE_REQUEST or COMPLAINT.';
COMMENT ON COLUMN projection.case_file.service_code IS 'Category and serial; empty for a complaint that names no service or a request without a receipt.';
COMMENT ON COLUMN projection.case_file.tier IS 'Complaint tier that has it, 1 to 3; 0 for a service request.';
COMMENT ON COLUMN projection.case_file.received_at IS 'When it was received or lodged; null while no receipt has been reported.';
COMMENT ON COLUMN projection.case_file.received_on IS 'Local date (Asia/Dhaka) of received_at.';
COMMENT ON COLUMN projection.case_file.charter_from IS 'Effective date of the charter version that judges it.';
COMMENT ON COLUMN projection.case_file.day_zero_on IS 'Local date from which days are counted, itself not counted.';
COMMENT ON COLUMN projection.case_file.due_on IS 'Last local date in time; null if there is no target, or while the clock stands still.';
COMMENT ON COLUMN projection.case_file.due_at IS 'Exclusive bound: first instant of the local date after due_on.';
COMMENT ON COLUMN projection.case_file.instant_until_at IS 'Until when delivery counts as instant, exclusive; null if not promised.';
COMMENT ON COLUMN projection.case_file.at_risk_at IS 'From when an open case is at risk, inclusive.';
COMMENT ON COLUMN projection.case_file.due_soon_at IS 'From when at most three working days remain, inclusive.';
COMMENT ON COLUMN projection.case_file.closed_at IS 'When it ended; for a complaint, when its present tier disposed of it.';
COMMENT ON COLUMN projection.case_file.settled IS 'The verdict if it no longer depends on now: INSTANT, WITHIN_LIMIT, LATE, WITHDRAWN, NO_TARGET or OUT_OF_SCOPE; null while it is on track, at risk or overdue.';
COMMENT ON COLUMN projection.case_file.working_days IS 'Counted working days it took; null while open.';
COMMENT ON COLUMN projection.case_file.paused_days IS 'Open days within that time not counted because the clock stood still.';
COMMENT ON COLUMN projection.case_file.findings IS 'What does not fit among its facts.';
COMMENT ON COLUMN projection.case_file.facts IS 'Its facts as JSON, with the times they were recorded.';

CREATE INDEX case_file_open_idx ON projection.case_file (office_id, due_at) WHERE settled IS NULL;
CREATE INDEX case_file_received_idx ON projection.case_file (office_id, received_on);

CREATE TABLE projection.service_day (
    office_id        text    NOT NULL,
    kind             text    NOT NULL,
    service_code     text    NOT NULL,
    received_on      date    NOT NULL,
    demonstration    boolean NOT NULL,
    received         bigint  NOT NULL,
    instant          bigint  NOT NULL,
    within_limit     bigint  NOT NULL,
    late             bigint  NOT NULL,
    unsettled        bigint  NOT NULL,
    withdrawn        bigint  NOT NULL,
    no_target        bigint  NOT NULL,
    out_of_scope     bigint  NOT NULL,
    instant_promised bigint  NOT NULL,
    agreed           bigint  NOT NULL,
    PRIMARY KEY (office_id, kind, service_code, received_on, demonstration)
);

COMMENT ON TABLE projection.service_day IS 'Cases by office, service and local date of receipt: always the sum of what the rows of case_file contribute.';
COMMENT ON COLUMN projection.service_day.received IS 'Cases received on that date; the sum of instant, within_limit, late, unsettled, withdrawn, no_target and out_of_scope.';
COMMENT ON COLUMN projection.service_day.unsettled IS 'Of these, open with a target: on track, at risk or overdue, depending on now.';
COMMENT ON COLUMN projection.service_day.instant_promised IS 'Of those closed and judged, cases for which delivery at once was promised: the denominator of the instant rate.';
COMMENT ON COLUMN projection.service_day.agreed IS 'Cases judged by a date agreed with the applicant; also counted by their verdict.';

CREATE TABLE projection.token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          text,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

COMMENT ON TABLE projection.token_entry IS 'How far each event processor has read; written in the transaction that writes the rows.';

GRANT USAGE ON SCHEMA projection TO somoyshima_projection;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA projection TO somoyshima_projection;
