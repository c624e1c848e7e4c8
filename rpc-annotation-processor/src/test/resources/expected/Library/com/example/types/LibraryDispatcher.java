package com.example.types;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Library}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.types.Library"
)
public final class LibraryDispatcher implements Dispatcher {
  private final Library service;

  /** A dispatcher that serves the implementation. */
  public LibraryDispatcher(Library service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(
        LibraryBinding.PLAIN,
        params -> service.plain(params.get(0, LibraryBinding.PLAIN_TYPE)));
    table.call(
        LibraryBinding.TIMES,
        params -> service.times(params.get(0, LibraryBinding.TIMES_TYPE)));
    table.call(
        LibraryBinding.CONTAINERS,
        params -> service.containers(params.get(0, LibraryBinding.CONTAINERS_TYPE)));
    table.call(
        LibraryBinding.DRAW,
        params -> service.draw(params.get(0, LibraryBinding.SHAPE),
            params.get(1, LibraryBinding.CIRCLE), params.get(2, LibraryBinding.ANIMAL)));
    table.call(
        LibraryBinding.BEAN,
        params -> service.bean(params.get(0, LibraryBinding.BEAN_TYPE),
            params.get(1, LibraryBinding.MADE)));
    table.call(
        LibraryBinding.GENERIC,
        params -> service.generic(params.get(0, LibraryBinding.PAIR_OF_STRING_AND_NODE_ARRAY),
            params.get(1, LibraryBinding.PAIR_OF_PAIR_OF_COLOR_AND_HEX_AND_LIST_OF_LEVEL)));
    table.call(
        LibraryBinding.SHAPED,
        params -> service.shaped(params.get(0, LibraryBinding.SHAPED_TYPE)));
    table.call(LibraryBinding.PERMITTED, params -> service.permitted());
  }
}
