/**
 * What a container should have mounted, said once: definitions, values and failures.
 *
 * <p>Nothing here talks to an engine and nothing here knows docker-java.
 */
module dev.stowage.volume {
  requires static transitive org.jspecify;

  exports dev.stowage.volume;
  exports dev.stowage.volume.cluster;
  exports dev.stowage.volume.content;
  exports dev.stowage.volume.copy;
  exports dev.stowage.volume.driver;
  exports dev.stowage.volume.driver.local;
  exports dev.stowage.volume.driver.plugin;
  exports dev.stowage.volume.edit;
  exports dev.stowage.volume.edit.failure;
  exports dev.stowage.volume.failure;
  exports dev.stowage.volume.file;
  exports dev.stowage.volume.gather;
  exports dev.stowage.volume.golden;
  exports dev.stowage.volume.golden.failure;
  exports dev.stowage.volume.mount;
  exports dev.stowage.volume.plugin;
  exports dev.stowage.volume.plugin.failure;
  exports dev.stowage.volume.transfer;
}
