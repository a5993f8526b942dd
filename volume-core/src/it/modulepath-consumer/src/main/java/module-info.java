module outside.app {
  requires dev.stowage.docker;

  exports outside.app;
}
