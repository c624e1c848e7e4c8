package com.example.types;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.stub.TypeRef;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Library}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.types.Library"
)
public final class LibraryBinding implements ServiceBinding<Library> {
  /** The binding, for where no class can be looked up by its name. */
  public static final LibraryBinding INSTANCE = new LibraryBinding();

  static final JsonType<Library.Plain> PLAIN_TYPE = JsonType.of(Library.Plain.class);

  static final JsonType<Library.Times> TIMES_TYPE = JsonType.of(Library.Times.class);

  static final JsonType<Library.Containers> CONTAINERS_TYPE = JsonType.of(Library.Containers.class);

  static final JsonType<Library.Shape> SHAPE = JsonType.of(Library.Shape.class);

  static final JsonType<Library.Circle> CIRCLE = JsonType.of(Library.Circle.class);

  static final JsonType<Library.Animal> ANIMAL = JsonType.of(Library.Animal.class);

  static final JsonType<Library.Bean> BEAN_TYPE = JsonType.of(Library.Bean.class);

  static final JsonType<Library.Made> MADE = JsonType.of(Library.Made.class);

  static final JsonType<Library.Pair<String, Library.Node[]>> PAIR_OF_STRING_AND_NODE_ARRAY =
      JsonType.of(new TypeRef<Library.Pair<String, Library.Node[]>>() {});

  static final JsonType<Library.Pair<Library.Pair<Library.Color, Library.Hex>, List<Library.Level>>> PAIR_OF_PAIR_OF_COLOR_AND_HEX_AND_LIST_OF_LEVEL =
      JsonType.of(new TypeRef<Library.Pair<Library.Pair<Library.Color, Library.Hex>, List<Library.Level>>>() {});

  static final JsonType<Library.Pair<Library.Node, Integer>> PAIR_OF_NODE_AND_INTEGER =
      JsonType.of(new TypeRef<Library.Pair<Library.Node, Integer>>() {});

  static final JsonType<Library.Shaped> SHAPED_TYPE = JsonType.of(Library.Shaped.class);

  static final JsonType<List<Library.Permitted>> LIST_OF_PERMITTED =
      JsonType.of(new TypeRef<List<Library.Permitted>>() {});

  static final MethodDescriptor<Library.Plain> PLAIN =
      MethodDescriptor.call("library.plain", PLAIN_TYPE)
          .param("plain", PLAIN_TYPE)
          .build();

  static final MethodDescriptor<Library.Times> TIMES =
      MethodDescriptor.call("library.times", TIMES_TYPE)
          .param("times", TIMES_TYPE)
          .build();

  static final MethodDescriptor<Library.Containers> CONTAINERS =
      MethodDescriptor.call("library.containers", CONTAINERS_TYPE)
          .param("containers", CONTAINERS_TYPE)
          .build();

  static final MethodDescriptor<Library.Shape> DRAW = MethodDescriptor.call("library.draw", SHAPE)
      .param("shape", SHAPE)
      .param("circle", CIRCLE)
      .param("animal", ANIMAL)
      .build();

  static final MethodDescriptor<Library.Bean> BEAN =
      MethodDescriptor.call("library.bean", BEAN_TYPE)
          .param("bean", BEAN_TYPE)
          .param("made", MADE)
          .build();

  static final MethodDescriptor<Library.Pair<Library.Node, Integer>> GENERIC =
      MethodDescriptor.call("library.generic", PAIR_OF_NODE_AND_INTEGER)
          .param("pair", PAIR_OF_STRING_AND_NODE_ARRAY)
          .param("other", PAIR_OF_PAIR_OF_COLOR_AND_HEX_AND_LIST_OF_LEVEL)
          .build();

  static final MethodDescriptor<Library.Shaped> SHAPED =
      MethodDescriptor.call("library.shaped", SHAPED_TYPE)
          .param("shaped", SHAPED_TYPE)
          .build();

  static final MethodDescriptor<List<Library.Permitted>> PERMITTED =
      MethodDescriptor.call("library.permitted", LIST_OF_PERMITTED).build();

  /** For the runtime, which finds this class by its name. */
  public LibraryBinding() {
  }

  @Override
  public Class<Library> service() {
    return Library.class;
  }

  @Override
  public String namespace() {
    return "library.";
  }

  @Override
  public long fingerprint() {
    return 0xfcc9348d36ce361fL;
  }

  @Override
  public Library client(Caller caller) {
    return new LibraryClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Library implementation) {
    return new LibraryDispatcher(implementation);
  }
}
