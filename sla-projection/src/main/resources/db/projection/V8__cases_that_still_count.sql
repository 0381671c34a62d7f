-- What counts in a period are the cases of a place that had not ended before it: those still open are found by office, too.
DROP INDEX projection.case_file_closed_idx;
CREATE INDEX case_file_closed_idx ON projection.case_file (office_id, closed_on);

-- An end before the receipt is a mistake, and counts on the day of receipt.
CREATE INDEX case_file_closed_before_received_idx ON projection.case_file (office_id) WHERE closed_on < received_on;

-- Complaints are few among the cases of an office.
CREATE INDEX case_file_complaint_idx ON projection.case_file (office_id) WHERE kind = 'COMPLAINT';
