-- What was closed in a period is asked of the offices of a place. By date alone, the index was read for every office anew.
DROP INDEX projection.case_file_closed_idx;
CREATE INDEX case_file_closed_idx ON projection.case_file (office_id, closed_on) WHERE closed_on IS NOT NULL;
