/** The storage layer for Docker made true over docker-java. */
module dev.stowage.docker {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.dockerjava.transport.httpclient5;
  requires com.google.common;
  requires transitive com.github.dockerjava.api;
  requires transitive com.github.dockerjava.core;
  requires transitive com.github.dockerjava.transport;
  requires transitive dev.stowage.volume;
  requires static transitive org.jspecify;

  // docker-java has no descriptor to ask for what it needs: without these lines nobody would.
  requires java.security.jgss;
  requires jdk.net;
  requires org.apache.commons.compress;
  requires org.apache.commons.io;
  requires org.apache.commons.lang3;
  requires org.bouncycastle.pkix;
  requires org.slf4j;

  exports dev.stowage.docker;
}
