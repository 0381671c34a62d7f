-- Services with several limits, and limits that count from another event than receipt.
ALTER TABLE projection.case_file ADD COLUMN waiting_for text;
ALTER TABLE projection.case_file ADD COLUMN waited_days integer;
ALTER TABLE rebuild.case_file ADD COLUMN waiting_for text;
ALTER TABLE rebuild.case_file ADD COLUMN waited_days integer;
COMMENT ON COLUMN projection.case_file.service_code IS 'Category and serial, with a point and the variant where the charter gives the service several limits, e.g. citizen/03.urgent; empty for a complaint that names no service or a request without a receipt.';
COMMENT ON COLUMN projection.case_file.waiting_for IS 'The event from which the charter counts, while it has not happened: COMPLETE_APPLICATION, REPORT and so on; null once the clock has begun, and for limits that count from receipt.';
COMMENT ON COLUMN projection.case_file.waited_days IS 'Calendar days from receipt to the event that began the clock; null while it is waited for, and for limits that count from receipt.';
CREATE INDEX case_file_waiting_idx ON projection.case_file (office_id, received_on) WHERE waiting_for IS NOT NULL;

ALTER TABLE projection.service ADD COLUMN variant text;
COMMENT ON COLUMN projection.service.service_code IS 'Category and serial, with a point and the variant for a variant.';
COMMENT ON COLUMN projection.service.variant IS 'Code of the variant; null for the service itself.';
COMMENT ON COLUMN projection.service.needs_review IS 'Whether the limit text could not be read with certainty: its cases have no target.';
CREATE INDEX service_needs_review_idx ON projection.service (office_id) WHERE needs_review;
