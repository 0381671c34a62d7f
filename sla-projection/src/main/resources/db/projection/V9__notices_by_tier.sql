-- A complaint is at risk and overdue tier by tier: what was raised of one tier stays true when the complaint goes on.
-- The ledger is never changed: its entries of before name no tier.
UPDATE projection.notice n
   SET tier = coalesce((SELECT max(t.tier)
                          FROM jsonb_to_recordset(c.tiers) AS t(tier smallint, from_at timestamptz, due_at timestamptz)
                         WHERE CASE n.kind WHEN 'OVERDUE' THEN t.due_at = n.since ELSE t.from_at <= n.since END),
                       c.tier)
  FROM projection.case_file c
 WHERE n.kind IN ('AT_RISK', 'OVERDUE') AND n.tier = 0 AND c.office_id = n.office_id AND c.case_no = n.case_no
   AND c.kind = 'COMPLAINT';

COMMENT ON COLUMN projection.notice.tier IS 'Of a complaint: the tier; 0 of a service request or an office.';
COMMENT ON COLUMN projection.notice_watch.watched_until IS 'Up to which moment the passing of time has been looked at, by the clock that was ahead.';
COMMENT ON COLUMN projection.notice_watch.doubted_until IS 'Up to which moment everything recorded has been held against the silences.';
