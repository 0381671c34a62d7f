#!/bin/bash
# Starts the broker of the shipped stacks: clients come with a name and a password (SASL, SCRAM), and do what an ACL allows
# them. The applications' user, somoyshima, may do everything; its password is the secret kafka.
set -euo pipefail
password=$(cat /run/secrets/kafka)
login='org.apache.kafka.common.security.scram.ScramLoginModule required username="somoyshima" password="'$password'";'
bin=${KAFKA_HOME:-/opt/kafka}/bin
settings=${SETTINGS:-/tmp/kafka}
umask 077
mkdir -p "$settings"

cat >"$settings/server.properties" <<END
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=localhost:9093
listeners=CLIENTS://:9092,CONTROLLER://localhost:9093
advertised.listeners=CLIENTS://${ADVERTISED:-kafka:9092}
controller.listener.names=CONTROLLER
inter.broker.listener.name=CLIENTS
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
sasl.enabled.mechanisms=SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
listener.name.clients.scram-sha-512.sasl.jaas.config=$login
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
# the controller listens within this container only
super.users=User:somoyshima;User:ANONYMOUS
allow.everyone.if.no.acl.found=false
log.dirs=${DATA:-/var/lib/kafka/data/logs}
auto.create.topics.enable=false
# one broker keeps its own housekeeping
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
END

# what tools of this container use to speak with the broker
cat >"$settings/admin.properties" <<END
security.protocol=SASL_PLAINTEXT
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=$login
END

"$bin/kafka-storage.sh" format --ignore-formatted --standalone -t c29tb3lzaGltYS1zaGlwcGVk \
  -c "$settings/server.properties" --add-scram "SCRAM-SHA-512=[name=somoyshima,password=$password]" >/dev/null
exec "$bin/kafka-server-start.sh" "$settings/server.properties"
