package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stowage.volume.ApiVersion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules for how an engine is met: what it says of itself, versions, and many at once. */
public abstract non-sealed class ConnectionContract extends EngineContract {

  private static final int MANY = 8;

  /** Made by JUnit. */
  protected ConnectionContract() {}

  /** A ping is answered with OK, and the newest API version in a header. */
  @Test
  public void ping_saysOkAndTheVersion() {
    Said said = calls().get("/_ping").expect(200);
    assertEquals("OK", new String(said.body(), java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(underTest().api().newest().toString(), said.headers().get("Api-Version"));
  }

  /** A ping may be a HEAD request. */
  @Test
  public void ping_head_noBody() {
    Said said = calls().head("/_ping").expect(200);
    assertEquals(0, said.body().length);
    assertEquals(underTest().api().newest().toString(), said.headers().get("Api-Version"));
  }

  /** Refusals tell the newest API version, too. */
  @Test
  public void anyAnswer_saysTheVersion() {
    Said said = inspect(name("none")).expect(404);
    assertEquals(underTest().api().newest().toString(), said.headers().get("Api-Version"));
  }

  /** The oldest, the newest and no version are accepted. */
  @Test
  @OnlyWith(EngineFeature.REFUSES_OTHER_VERSIONS)
  public void versionsInRange_accepted() {
    calls().get("/v" + underTest().api().oldest() + "/volumes").expect(200);
    calls().get("/v" + underTest().api().newest() + "/volumes").expect(200);
    calls().get("/volumes").expect(200);
  }

  /** A newer version is refused, and the newest named. */
  @Test
  @OnlyWith(EngineFeature.REFUSES_OTHER_VERSIONS)
  public void newerVersion_refused() {
    ApiVersion newest = underTest().api().newest();
    calls()
        .get("/v" + new ApiVersion(newest.major(), newest.minor() + 1) + "/volumes")
        .refused(400, "too new", newest.toString());
  }

  /** An older version is refused. */
  @Test
  @OnlyWith(EngineFeature.REFUSES_OTHER_VERSIONS)
  public void olderVersion_refused() {
    ApiVersion oldest = underTest().api().oldest();
    Said said =
        calls()
            .get("/v" + new ApiVersion(oldest.major(), oldest.minor() - 1) + "/volumes")
            .expect(400);
    assertTrue(said.toString().contains("too old"), said.toString());
  }

  /** Any version is accepted. */
  @Test
  @OnlyWithout(EngineFeature.REFUSES_OTHER_VERSIONS)
  public void newerVersion_accepted() {
    calls().get("/v9.99/volumes").expect(200);
  }

  /** A page that nobody has is not found. */
  @Test
  public void pageThatNobodyHas_notFound() {
    Said said = calls().get("/no/such/page");
    assertEquals(404, said.status(), said.toString());
  }

  /** Of many that create one name at once, all get the same volume. */
  @Test
  public void manyCreateOneName_allGetOneVolume() {
    String name = volume("a");
    List<String> made =
        atOnce(
            () ->
                create(name, "by", Thread.currentThread().getName())
                    .json()
                    .path("Labels")
                    .toString());
    assertEquals(1, made.stream().distinct().count(), made.toString());
    assertEquals(List.of(name), listed(""));
  }

  /** Of many that remove one volume at once, one succeeds. */
  @Test
  public void manyRemoveOneName_oneSucceeds() {
    create(volume("a"));
    List<Integer> statuses = atOnce(() -> calls().delete("/volumes/" + name("a")).status());
    assertEquals(1, statuses.stream().filter(status -> status == 204).count(), statuses.toString());
    assertEquals(
        MANY - 1L, statuses.stream().filter(status -> status == 404).count(), statuses.toString());
  }

  private static <T> List<T> atOnce(Callable<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      List<Future<T>> running =
          threads.invokeAll(IntStream.range(0, MANY).mapToObj(i -> work).toList());
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdown();
    }
  }
}
