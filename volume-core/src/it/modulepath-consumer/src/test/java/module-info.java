module outside.app.test {
  requires dev.stowage.testkit;
  requires outside.app;
}
