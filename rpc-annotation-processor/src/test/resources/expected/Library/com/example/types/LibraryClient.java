package com.example.types;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Calls a remote {@link Library}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.types.Library"
)
public final class LibraryClient implements Library {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public LibraryClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public Library.Plain plain(Library.Plain plain) {
    return caller.call(LibraryBinding.PLAIN, out -> out.put(LibraryBinding.PLAIN_TYPE, plain));
  }

  @Override
  public Library.Times times(Library.Times times) {
    return caller.call(LibraryBinding.TIMES, out -> out.put(LibraryBinding.TIMES_TYPE, times));
  }

  @Override
  public Library.Containers containers(Library.Containers containers) {
    return caller.call(
        LibraryBinding.CONTAINERS,
        out -> out.put(LibraryBinding.CONTAINERS_TYPE, containers));
  }

  @Override
  public Library.Shape draw(Library.Shape shape, Library.Circle circle, Library.Animal animal) {
    return caller.call(
        LibraryBinding.DRAW,
        out -> out
            .put(LibraryBinding.SHAPE, shape)
            .put(LibraryBinding.CIRCLE, circle)
            .put(LibraryBinding.ANIMAL, animal));
  }

  @Override
  public Library.Bean bean(Library.Bean bean, Library.Made made) {
    return caller.call(
        LibraryBinding.BEAN,
        out -> out.put(LibraryBinding.BEAN_TYPE, bean).put(LibraryBinding.MADE, made));
  }

  @Override
  public Library.Pair<Library.Node, Integer> generic(
      Library.Pair<@Nullable String, Library.Node[]> pair,
      Library.Pair<Library.Pair<Library.Color, Library.Hex>, List<Library.Level>> other) {
    return caller.call(
        LibraryBinding.GENERIC,
        out -> out
            .put(LibraryBinding.PAIR_OF_STRING_AND_NODE_ARRAY, pair)
            .put(LibraryBinding.PAIR_OF_PAIR_OF_COLOR_AND_HEX_AND_LIST_OF_LEVEL, other));
  }

  @Override
  public Library.Shaped shaped(Library.Shaped shaped) {
    return caller.call(LibraryBinding.SHAPED, out -> out.put(LibraryBinding.SHAPED_TYPE, shaped));
  }

  @Override
  public List<Library.Permitted> permitted() {
    return caller.call(LibraryBinding.PERMITTED, Arguments.NONE);
  }
}
