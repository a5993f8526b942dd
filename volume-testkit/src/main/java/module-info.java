/** What tests of Docker storage need: a journal of everything that is sent to an engine. */
module dev.stowage.testkit {
  requires transitive com.github.dockerjava.transport;
  requires static transitive org.jspecify;

  exports dev.stowage.testkit.recording;
  exports dev.stowage.testkit.transport;
}
