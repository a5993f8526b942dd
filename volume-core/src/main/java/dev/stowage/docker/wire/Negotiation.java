package dev.stowage.docker.wire;

import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.failure.EngineTimeoutException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine once who it is, in whichever thread comes first. The others wait for that answer,
 * each within its own deadline, and ask themselves if there is none; a silent engine is not asked
 * twice.
 */
final class Negotiation {

  private final EngineHttp http;
  private final CallGuard guard;
  private final Optional<ApiVersion> asked;
  private final AtomicReference<@Nullable CompletableFuture<EngineIdentity>> leader =
      new AtomicReference<>();
  private volatile @Nullable EngineIdentity known;

  Negotiation(EngineHttp http, CallGuard guard, Optional<ApiVersion> asked) {
    this.http = http;
    this.guard = guard;
    this.asked = asked;
  }

  /**
   * Tells who the engine is.
   *
   * @param cleansUp whether it is asked for a call that must go through in an interrupted thread
   */
  EngineIdentity identity(boolean cleansUp) {
    EngineIdentity settled = known;
    if (settled != null) {
      return settled;
    }
    CompletableFuture<EngineIdentity> mine = new CompletableFuture<>();
    CompletableFuture<EngineIdentity> other = leader.compareAndExchange(null, mine);
    return other == null
        ? lead(mine, cleansUp)
        : guard.run(new Following(other, cleansUp)).orElseGet(() -> ask(cleansUp));
  }

  private EngineIdentity lead(CompletableFuture<EngineIdentity> mine, boolean cleansUp) {
    try {
      EngineIdentity settled = known;
      EngineIdentity answer = settled != null ? settled : ask(cleansUp);
      mine.complete(answer);
      return answer;
    } catch (EngineTimeoutException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      mine.cancel(false);
      leader.set(null);
    }
  }

  private EngineIdentity ask(boolean cleansUp) {
    EngineIdentity answer = Ping.identify(http, asked, cleansUp);
    known = answer;
    return answer;
  }

  /** Waits for another thread's answer; empty if that thread got none. */
  private record Following(CompletableFuture<EngineIdentity> leader, boolean cleansUp)
      implements EngineCall<Optional<EngineIdentity>> {

    @Override
    public String attempt() {
      return Ping.ATTEMPT;
    }

    @Override
    public Optional<EngineIdentity> execute() {
      try {
        return Optional.of(leader.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof EngineTimeoutException silence) {
          throw new EngineTimeoutException(attempt(), silence.timeout(), silence);
        }
        return Optional.empty();
      } catch (CancellationException | InterruptedException e) {
        return Optional.empty();
      }
    }

    @Override
    public void abort() {
      // The interrupt ends it.
    }
  }
}
