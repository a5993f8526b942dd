package outside.app;

import com.github.dockerjava.api.DockerClient;
import dev.stowage.docker.DockerPlaceholder;
import java.io.File;
import java.net.URI;

public final class Main {

  private Main() {}

  public static void main(String[] args) throws Exception {
    try (DockerClient client = DockerPlaceholder.client(URI.create("unix:///nowhere.sock"))) {
      System.out.println(DockerPlaceholder.name() + " " + client.infoCmd());
    }
    if (!DockerPlaceholder.class.getModule().isNamed()) {
      throw new AssertionError("on the wrong path");
    }
    String path = System.getProperty("jdk.module.path");
    for (String jar : args) {
      if (!path.contains(File.separator + jar)) {
        throw new AssertionError(jar + " is missing from " + path);
      }
    }
  }
}
