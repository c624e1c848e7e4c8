package com.example.users;

import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.MethodTable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Serves a local {@link Users}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.users.Users"
)
public final class UsersDispatcher implements Dispatcher {
  private final Users service;

  /** A dispatcher that serves the implementation. */
  public UsersDispatcher(Users service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  @Override
  public void addTo(MethodTable table) {
    table.call(UsersBinding.COUNT, params -> service.count());
    table.voidCall(UsersBinding.SAVE, params -> service.save(params.get(0, UsersBinding.USER)));
    table.call(UsersBinding.FIND, params -> service.find(params.getString(0)));
    table.asyncCall(
        UsersBinding.LIST,
        params -> service.list(params.get(0, UsersBinding.NULLABLE_STRING), params.getInt(1)));
    table.call(UsersBinding.NAME, params -> service.name());
  }
}
