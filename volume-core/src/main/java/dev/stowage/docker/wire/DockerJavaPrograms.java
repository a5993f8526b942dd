package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.engine.Programs;
import java.util.Optional;

/** The programs of carriers behind docker-java's transport. */
final class DockerJavaPrograms implements Programs {

  /** It was started by a request whose answer was lost. */
  private static final int ALREADY_SO = 304;

  private final Exchange exchange;

  DockerJavaPrograms(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public Optional<String> start(String carrier, Cargo.OfProgram cargo) {
    OpenCarrier open = new OpenCarrier(carrier, cargo);
    String attempt = "start a program with " + open.words();
    Answer answer =
        exchange.send(EngineRequest.order(route(carrier, "start")), attempt, Patience.WORK);
    if (answer.isSuccess() || answer.status() == ALREADY_SO) {
      return Optional.empty();
    }
    ErrorText error = exchange.http().error(answer, attempt).hiding(open.drivers());
    if (error.saysNoSuchProgram()) {
      return Optional.of(error.toString());
    }
    if (!Exchange.isAboutDriver(error)) {
      open.failIfNotMounted(attempt, error);
    }
    throw Exchange.failure(attempt, answer, error);
  }

  @Override
  public int await(String carrier) {
    String attempt = "wait for a program to end";
    Answer answer =
        exchange.send(EngineRequest.order(route(carrier, "wait")), attempt, Patience.WORK);
    JsonNode status = exchange.read(answer, attempt).path("StatusCode");
    if (!status.isIntegralNumber()) {
      throw exchange.http().protocol(attempt, "an end without a StatusCode", null);
    }
    return status.asInt();
  }

  @Override
  public String output(String carrier) {
    String attempt = "read what a program printed";
    EngineRequest request = EngineRequest.get(route(carrier, "logs?stdout=1&stderr=1"));
    Answer answer =
        exchange
            .http()
            .move(
                request.within(exchange.deadlines().of(Patience.USUAL)),
                attempt,
                new FrameReader(),
                new Passage());
    exchange.requireSuccess(answer, attempt);
    return new ErrorText(answer.body().strip()).toString();
  }

  private String route(String carrier, String what) {
    return exchange.path("/containers/" + carrier + "/" + what);
  }
}
