-- Cases to be looked at for notices are a queue: whoever changes a case only adds to it and waits for no one. A row and
-- the change it stands for are seen together, so a look that takes it sees the case as changed.
ALTER TABLE projection.notice_candidate DROP CONSTRAINT notice_candidate_pkey;
ALTER TABLE projection.notice_candidate ADD COLUMN entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
COMMENT ON TABLE projection.notice_candidate IS 'Cases to be looked at for notices: facts came in, they came to stand otherwise, or a moment passed that matters to them. The same case may be there more than once.';
