SELECT count(*) AS still_open
  FROM gateway.dash_quarantine
 WHERE arrived_at >= now() - interval '1 hour' AND NOT settled
