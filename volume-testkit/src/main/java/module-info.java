/** What tests of Docker storage need: an engine in memory, and a journal of what is sent to it. */
module dev.stowage.testkit {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive com.github.dockerjava.api;
  requires transitive com.github.dockerjava.core;
  requires transitive com.github.dockerjava.transport;
  requires transitive dev.stowage.volume;
  requires org.apache.commons.compress;
  requires static org.assertj.core;
  requires static transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports dev.stowage.testkit;
  exports dev.stowage.testkit.assertj;
  exports dev.stowage.testkit.contract;
  exports dev.stowage.testkit.engine;
  exports dev.stowage.testkit.fault;
  exports dev.stowage.testkit.junit;
  exports dev.stowage.testkit.plugin;
  exports dev.stowage.testkit.program;
  exports dev.stowage.testkit.recording;
  exports dev.stowage.testkit.state;
  exports dev.stowage.testkit.time;
  exports dev.stowage.testkit.transport;
  exports dev.stowage.testkit.tree;
}
