#!/bin/bash
# Lets a registered client send over Kafka: makes its topic, its user and its right to write there, and prints its password.
#   docker compose exec kafka /etc/somoyshima/add-client.sh haluaghat
set -euo pipefail
client=${1:?the name of a client}
[[ $client =~ ^[a-z0-9][a-z0-9-]{1,63}$ ]] || { echo "'$client' is not the name of a client" >&2; exit 1; }
bin=${KAFKA_HOME:-/opt/kafka}/bin
admin="--bootstrap-server ${BROKER:-localhost:9092} --command-config ${SETTINGS:-/tmp/kafka}/admin.properties"
topic=somoyshima.facts.in.$client
password=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')

"$bin/kafka-topics.sh" $admin --create --if-not-exists --topic "$topic" --partitions 4 --replication-factor 1
"$bin/kafka-configs.sh" $admin --alter --entity-type users --entity-name "$client" \
  --add-config "SCRAM-SHA-512=[password=$password]"
"$bin/kafka-acls.sh" $admin --add --allow-principal "User:$client" --operation Write --operation Describe --topic "$topic"
echo "$client writes to $topic with the password $password (SASL_PLAINTEXT, SCRAM-SHA-512)"
