WITH counted AS (
    SELECT s.office_id, count(*) AS closed, count(*) FILTER (WHERE late_pause) AS late_pauses,
           count(*) FILTER (WHERE month_end) AS month_ends, count(*) FILTER (WHERE reported_late) AS reported_late,
           count(*) FILTER (WHERE reopened) AS reopened, count(*) FILTER (WHERE long_wait) AS long_waits
      FROM dash.signal s
     WHERE s.office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring}))
       AND (s.closed_on BETWEEN @from@ AND @to@ OR s.closed_on IS NULL AND s.received_on <= @to@) AND @demonstration@
     GROUP BY s.office_id
), pattern AS (
    SELECT office_id, closed, k.pattern, k.cases
      FROM counted
     CROSS JOIN LATERAL (VALUES ('LATE_PAUSE', late_pauses), ('MONTH_END', month_ends),
                                ('REPORTED_LATE', reported_late), ('REOPENED', reopened), ('LONG_WAIT', long_waits)) AS k(pattern, cases)
), peers AS (
    SELECT pattern, percentile_cont(0.5) WITHIN GROUP (ORDER BY cases::double precision / closed) AS share
      FROM pattern
     GROUP BY pattern
)
SELECT a.pattern, o.name_@lang@ AS office, a.cases, a.closed, round(100.0 * a.cases / a.closed, 1) AS share_percent,
       round((100 * p.share)::numeric, 1) AS peers_percent,
       CASE WHEN a.cases >= 5 AND a.cases::double precision / a.closed > 2 * p.share THEN 'STANDS_OUT'
            ELSE 'USUAL' END AS stands_out, a.office_id, o.district_code
  FROM pattern a
  JOIN peers p USING (pattern)
  JOIN dash.office o USING (office_id)
 WHERE a.cases > 0
 ORDER BY (a.cases >= 5 AND a.cases::double precision / a.closed > 2 * p.share) DESC, share_percent DESC, a.pattern, 2
 LIMIT 200
