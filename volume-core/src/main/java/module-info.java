/** The storage layer for Docker made true over docker-java. */
module dev.stowage.docker {
  requires transitive com.github.dockerjava.api;
  requires transitive com.github.dockerjava.core;
  requires transitive com.github.dockerjava.transport;
  requires transitive dev.stowage.volume;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.dockerjava.transport.httpclient5;
  requires com.google.common;
  requires static transitive org.jspecify;

  exports dev.stowage.docker;
}
