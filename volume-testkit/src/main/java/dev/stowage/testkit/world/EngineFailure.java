package dev.stowage.testkit.world;

/** The engine says no: the status and the text of its answer. */
public final class EngineFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private EngineFailure(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public static EngineFailure badRequest(String message) {
    return new EngineFailure(400, message);
  }

  public static EngineFailure notFound(String message) {
    return new EngineFailure(404, message);
  }

  public static EngineFailure conflict(String message) {
    return new EngineFailure(409, message);
  }

  public static EngineFailure system(String message) {
    return new EngineFailure(500, message);
  }

  public static EngineFailure unavailable(String message) {
    return new EngineFailure(503, message);
  }

  public static EngineFailure of(int status, String message) {
    return new EngineFailure(status, message);
  }

  public int status() {
    return status;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
