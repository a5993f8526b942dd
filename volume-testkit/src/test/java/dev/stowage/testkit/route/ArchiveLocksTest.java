package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.SelfDeadlockException;
import dev.stowage.testkit.world.EngineEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for whom while archives go in and out, and what an aborted one leaves. */
class ArchiveLocksTest {

  private static final String ONE = "/containers/one/archive?path=/data";
  private static final String TWO = "/containers/two/archive?path=/data";
  private static final int LARGE = 300_000;

  private final Engine engine = new Engine(EngineProfile.DOCKER_28_5);

  @BeforeEach
  void twoContainersOnOneVolume() throws IOException {
    assertThat(send("POST", "/images/create?fromSrc=-&repo=tiny", tar("x", 0)).status())
        .isEqualTo(200);
    for (String name : new String[] {"one", "two"}) {
      Reply reply =
          engine.answer(
              "POST",
              "/containers/create?name=" + name,
              "{\"Image\":\"tiny\",\"Cmd\":[\"x\"],\"HostConfig\":{\"NetworkMode\":\"none\","
                  + "\"Binds\":[\"data:/data\"]}}");
      assertThat(reply.status()).isEqualTo(201);
    }
    assertThat(send("PUT", ONE, tar("large", LARGE)).status()).isEqualTo(200);
  }

  private static byte[] tar(String name, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      tar.write(new byte[size]);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private Reply send(String method, String target, byte[] body) {
    return send(method, target, new ByteArrayInputStream(body));
  }

  private Reply send(String method, String target, InputStream body) {
    return engine.switchboard.answer(
        new Call(method, target, Map.of("Content-Type", "application/x-tar"), body));
  }

  private int head(String target) {
    return engine.answer("HEAD", target).status();
  }

  @Test
  void download_openAndAskedAgainByTheSameThread_failsAtOnce() throws IOException {
    try (InputStream open = engine.answer("GET", ONE).body()) {
      assertThat(open.read()).isNotNegative();
      assertThatThrownBy(() -> head(ONE)).isInstanceOf(SelfDeadlockException.class);
      assertThatThrownBy(() -> send("PUT", ONE, open)).isInstanceOf(SelfDeadlockException.class);
      assertThat(head(TWO)).isEqualTo(200);
    }
    assertThat(head(ONE)).isEqualTo(200);
  }

  @Test
  void download_drained_letsTheContainerGo() throws IOException {
    InputStream open = engine.answer("GET", ONE).body();
    assertThat(open.readAllBytes()).hasSizeGreaterThan(LARGE);
    assertThat(head(ONE)).isEqualTo(200);
  }

  @Test
  void download_openInOneThread_isWaitedForInAnother() throws Exception {
    InputStream open = engine.answer("GET", ONE).body();
    CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> head(ONE));
    assertThat(head(TWO)).isEqualTo(200);
    assertThat(other).isNotDone();
    open.close();
    assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(200);
  }

  @Test
  void download_givesWhatWasThereWhenItBegan() throws IOException {
    InputStream open = engine.answer("GET", ONE).body();
    assertThat(send("PUT", TWO, tar("large", 3)).status()).isEqualTo(200);
    assertThat(send("PUT", TWO, tar("later", 0)).status()).isEqualTo(200);
    String tar = new String(open.readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(tar).hasSizeGreaterThan(LARGE).doesNotContain("later");
  }

  @Test
  void copy_fromOneContainerIntoAnother_needsNoThread() throws IOException {
    try (InputStream open = engine.answer("GET", "/containers/one/archive?path=/x").body()) {
      assertThat(send("PUT", "/containers/two/archive?path=/etc", open).status()).isEqualTo(200);
    }
    assertThat(head("/containers/two/archive?path=/etc/x")).isEqualTo(200);
  }

  @Test
  void upload_whoseSenderFails_leavesWhatCameAndLetsTheContainerGo() throws IOException {
    byte[] whole = tar("partial", 5_000);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(whole, 512 + 1_234)),
            new Ending(
                () -> {
                  throw new IOException("sender is gone");
                }));
    assertThatThrownBy(() -> send("PUT", ONE, broken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("sender is gone");
    assertThat(engine.answer("HEAD", ONE + "/partial").headers())
        .hasEntrySatisfying(
            "X-Docker-Container-Path-Stat",
            stat ->
                assertThat(new String(Base64.getDecoder().decode(stat), StandardCharsets.UTF_8))
                    .contains("\"size\":1234"));
  }

  @Test
  void upload_whileItIsSent_holdsUpNobodyButItsContainer() {
    InputStream slow =
        new Ending(
            () ->
                assertThat(CompletableFuture.supplyAsync(() -> head(TWO)))
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(200));
    assertThat(send("PUT", ONE, slow).status()).isEqualTo(200);
  }

  @Test
  void archives_areTold() throws IOException {
    int before = engine.world.events().size();
    engine.answer("GET", ONE).body().readAllBytes();
    send("PUT", ONE, tar("y", 0));
    assertThat(engine.world.events().after(before))
        .filteredOn(event -> event.kind().equals("container"))
        .extracting(EngineEvent::action)
        .containsExactly("archive-path", "extract-to-dir");
    assertThat(engine.world.events().after(before))
        .filteredOn(event -> event.kind().equals("volume"))
        .extracting(EngineEvent::action)
        .containsExactly("mount", "unmount", "mount", "unmount");
  }

  /** A body that is at its end, before which something happens. */
  private static final class Ending extends InputStream {

    private interface Event {
      void happen() throws IOException;
    }

    private final Event event;

    private Ending(Event event) {
      this.event = event;
    }

    @Override
    public int read() throws IOException {
      event.happen();
      return -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
