<?php
// Sends an office's list of facts to Somoyshima, again and again until every row has its verdict.
//
//     SOMOYSHIMA_URL=https://… SOMOYSHIMA_CLIENT=… SOMOYSHIMA_SECRET=… php send_facts.php june.csv dates=day-first
//
// Needs PHP 8.0 or newer and nothing else. Ends with 0 if all rows are stored, 1 if some were refused, 2 if nothing
// could be sent. Sending the same list again is always safe: what is stored already is told as a duplicate.
declare(strict_types=1);

const ATTEMPTS = 12;
const TIMEOUT_SECONDS = 600;

$url = getenv('SOMOYSHIMA_URL') ?: 'http://localhost:8080';

/** An answer: its status (0 if there was none), its headers in lower case, its body. */
function post(string $address, array $headers, string $body, int $timeout): array
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => $headers,
        'content' => $body,
        'timeout' => $timeout,
        'protocol_version' => '1.1',
        'ignore_errors' => true,
    ]]);
    $answer = @file_get_contents($address, false, $context);
    if ($answer === false || empty($http_response_header)) {
        return [0, [], 'no answer: ' . (error_get_last()['message'] ?? '')];
    }
    preg_match('~^HTTP/\S+ (\d+)~', $http_response_header[0], $status);
    $named = [];
    foreach (array_slice($http_response_header, 1) as $header) {
        [$name, $value] = array_pad(explode(':', $header, 2), 2, '');
        $named[strtolower($name)] = trim($value);
    }
    return [(int) $status[1], $named, $answer];
}

/** Sends the list once. The token before it is good for ten minutes. */
function send(string $url, string $rows, string $parameters): array
{
    $key = base64_encode(getenv('SOMOYSHIMA_CLIENT') . ':' . getenv('SOMOYSHIMA_SECRET'));
    $token = post($url . '/oauth2/token', ["Authorization: Basic $key",
        'Content-Type: application/x-www-form-urlencoded', 'Connection: close'], 'grant_type=client_credentials', 30);
    if ($token[0] !== 200) {
        return $token;
    }
    $bearer = json_decode($token[2], true, 16, JSON_THROW_ON_ERROR)['access_token'];
    return post($url . '/api/v1/facts' . ($parameters === '' ? '' : '?' . $parameters),
        ["Authorization: Bearer $bearer", 'Content-Type: text/csv', 'Connection: close'], $rows, TIMEOUT_SECONDS);
}

/** Tells what became of the rows; 0 if all are stored. */
function report(array $told): int
{
    $count = ['ACCEPTED' => 0, 'DUPLICATE' => 0, 'REJECTED' => 0];
    foreach ($told as $verdict) {
        $count[$verdict['outcome']]++;
        foreach ($verdict['outcome'] === 'REJECTED' ? $verdict['problems'] : [] as $problem) {
            echo "line {$verdict['line']}: {$problem['field']}: {$problem['message']}\n";
        }
    }
    echo "accepted {$count['ACCEPTED']}, duplicate {$count['DUPLICATE']}, rejected {$count['REJECTED']}\n";
    return $count['REJECTED'] > 0 ? 1 : 0;
}

$rows = file_get_contents($argv[1]);
$parameters = implode('&', array_map(
    fn (string $p) => implode('=', array_map('rawurlencode', explode('=', $p, 2))), array_slice($argv, 2)));
for ($attempt = 0; $attempt < ATTEMPTS; $attempt++) {
    $wait = min(2 ** $attempt, 300);
    [$status, $headers, $answer] = send($url, $rows, $parameters);
    if ($status === 200) {
        try {
            $told = array_map(fn ($line) => json_decode($line, true, 16, JSON_THROW_ON_ERROR),
                array_filter(explode("\n", $answer), fn ($line) => trim($line) !== ''));
            $last = end($told);
            if ($last !== false && $last['outcome'] !== 'NOT_TAKEN') {
                exit(report($told));
            }
            fwrite(STDERR, ($last['message'] ?? 'no answer') . "\n");
        } catch (JsonException $e) {
            fwrite(STDERR, "the answer broke off\n");
        }
    } elseif (!in_array($status, [0, 401, 429, 503], true)) {
        fwrite(STDERR, $answer . "\n");
        exit(2);
    } else {
        // no connection, or it was lost: what was stored is told apart the next time
        $wait = max((int) ($headers['retry-after'] ?? 0), $wait);
        fwrite(STDERR, $status === 0 ? $answer . "\n" : "the gateway answered $status\n");
    }
    fwrite(STDERR, "sending the same list again in $wait s\n");
    sleep($wait);
}
exit(2);
