SELECT CASE WHEN silent_from_on IS NULL THEN 'REPORTING' ELSE 'SILENT' END AS reporting,
       to_char(silent_from_on, 'YYYY-MM-DD') AS silent_from_on
  FROM dash.office
 WHERE office_id IN (${office:sqlstring})
 ORDER BY silent_from_on NULLS LAST
 LIMIT 1
