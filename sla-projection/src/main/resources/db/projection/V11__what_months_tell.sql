-- History: what happened before an office was connected. And what the facts of a month tell of it.
ALTER TABLE projection.case_file ADD COLUMN history_at timestamptz;
ALTER TABLE rebuild.case_file ADD COLUMN history_at timestamptz;
COMMENT ON COLUMN projection.case_file.history_at IS 'When the last of its facts that were sent as history was recorded: what had ended before then raises no notice; null if none was.';

ALTER TABLE projection.office_activity
    ADD COLUMN told_from timestamptz,
    ADD COLUMN told smallint[],
    ADD COLUMN as_history integer NOT NULL DEFAULT 0;
ALTER TABLE rebuild.office_activity
    ADD COLUMN told_from timestamptz,
    ADD COLUMN told smallint[],
    ADD COLUMN as_history integer NOT NULL DEFAULT 0;
COMMENT ON TABLE projection.office_activity IS 'On which days of a month something was heard of an office, and of which days of the month something is known.';
COMMENT ON COLUMN projection.office_activity.days IS 'Days on which facts of the office were recorded. Bit 0 stands for the first day of the month.';
COMMENT ON COLUMN projection.office_activity.told_from IS 'When the first fact was recorded that tells of this month; null if none does.';
COMMENT ON COLUMN projection.office_activity.told IS 'For each day of the month when the first fact was recorded that tells of it: the date, in days after the first day of the month; 32767 if none does.';
COMMENT ON COLUMN projection.office_activity.as_history IS 'Days of which facts tell that were sent as history. Bit 0 stands for the first day of the month.';
