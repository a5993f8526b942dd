module outside.app.test {
  requires dev.stowage.docker;
  requires dev.stowage.testkit;
  requires outside.app;
}
