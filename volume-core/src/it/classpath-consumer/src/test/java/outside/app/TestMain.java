package outside.app;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.TestkitPlaceholder;

public final class TestMain {

  private TestMain() {}

  public static void main(String[] args) throws Exception {
    Main.main(args);
    Class<? extends DockerHttpClient> transport = TestkitPlaceholder.transport();
    System.out.println(TestkitPlaceholder.name() + " " + transport);
    if (TestkitPlaceholder.class.getModule().isNamed()) {
      throw new AssertionError("on the wrong path");
    }
  }
}
