package dev.stowage.differential;

import java.util.List;

/** Something done with containers. A version is that of the API, such as {@code 1.41}, or empty. */
sealed interface ContainerOperation extends Operation {

  /** Creates a container, and looks at it: so the ids of its anonymous volumes come up. */
  record Create(String version, String name, String json) implements ContainerOperation {
    @Override
    public List<HttpCall> calls() {
      String query = name.isEmpty() ? "" : "?name=" + Urls.escaped(name);
      HttpCall create =
          HttpCall.json("POST", Urls.versioned(version, "/containers/create" + query), json);
      return name.isEmpty() ? List.of(create) : List.of(create, new Inspect(name).calls().get(0));
    }
  }

  /** Looks at a container. */
  record Inspect(String name) implements ContainerOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("GET", "/containers/" + Urls.escaped(name) + "/json"));
    }
  }

  /** Lists containers; the query is escaped already but for its filters. */
  record Enumerate(String query, String filters) implements ContainerOperation {
    @Override
    public List<HttpCall> calls() {
      String more = filters.isEmpty() ? "" : "&filters=" + Urls.escaped(filters);
      return List.of(HttpCall.of("GET", "/containers/json?" + query + more));
    }
  }

  /** Removes a container. */
  record Remove(String name, String query) implements ContainerOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("DELETE", "/containers/" + Urls.escaped(name) + query));
    }
  }

  /** Does something with a container that needs no body, such as {@code start}, and looks at it. */
  record Act(String name, String action) implements ContainerOperation {
    @Override
    public List<HttpCall> calls() {
      return List.of(
          HttpCall.of("POST", "/containers/" + Urls.escaped(name) + "/" + action),
          new Inspect(name).calls().get(0));
    }
  }

  /** Removes stopped containers. The filters must ask for a label that only this sequence uses. */
  record Prune(String filters) implements ContainerOperation {
    public Prune {
      Universe.requireOwn(filters);
    }

    @Override
    public List<HttpCall> calls() {
      return List.of(HttpCall.of("POST", "/containers/prune?filters=" + Urls.escaped(filters)));
    }
  }
}
