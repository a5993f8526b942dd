package dev.stowage.volume.mount;

import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named pipe of a Windows host, mounted into a Windows container. API 1.32.
 *
 * <p>Always writable. Immutable and thread-safe.
 */
public final class PipeMount extends MountDefinition {

  private static final Pattern PIPE =
      Pattern.compile("\\\\\\\\\\.\\\\pipe\\\\[^\\\\/:\\p{Cntrl}]+");

  private final String source;

  private PipeMount(Builder builder) {
    super(builder.provenTarget());
    this.source = builder.source;
  }

  /**
   * Returns which pipe is mounted.
   *
   * @return a path such as {@code \\.\pipe\docker_engine}
   */
  public String source() {
    return source;
  }

  /** Returns false: a pipe cannot be mounted read-only. */
  @Override
  public boolean readOnly() {
    return false;
  }

  @Override
  public Builder toBuilder() {
    return new Builder(source, target().value());
  }

  @Override
  List<@Nullable Object> parts() {
    return Arrays.asList(source);
  }

  /** Returns which pipe is mounted, and where. */
  @Override
  public String toString() {
    return "pipe " + source + " at " + target();
  }

  /** An open pipe mount, which has no options. Not thread-safe. */
  public static final class Builder extends MountBuilder<Builder, PipeMount> {

    private final String source;

    Builder(String source, String target) {
      super(target);
      this.source = source;
    }

    @Override
    void judge(List<Finding> findings) {
      judgePipe("pipe of the host", source, findings);
    }

    @Override
    void judgeTarget(List<Finding> findings) {
      judgePipe("pipe in the container", target, findings);
    }

    @Override
    ContainerPath provenTarget() {
      return ContainerPath.pipe(target);
    }

    private static void judgePipe(String where, String path, List<Finding> findings) {
      if (!PIPE.matcher(path).matches()) {
        findings.add(
            new Finding(
                where + " '" + Finding.printable(path) + "'",
                "is not the path of a named pipe",
                "write it with backslashes, as \\\\.\\pipe\\name"));
      }
    }

    @Override
    PipeMount construct() {
      return new PipeMount(this);
    }

    @Override
    public String toString() {
      return "pipe " + Finding.printable(source) + " at " + Finding.printable(target);
    }
  }
}
