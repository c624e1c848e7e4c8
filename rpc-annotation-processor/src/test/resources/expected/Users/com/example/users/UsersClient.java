package com.example.users;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Calls a remote {@link Users}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.users.Users"
)
public final class UsersClient implements Users {
  private final Caller caller;

  /** A client whose calls go through the caller. */
  public UsersClient(Caller caller) {
    this.caller = Objects.requireNonNull(caller, "caller");
  }

  @Override
  public int count() {
    return caller.call(UsersBinding.COUNT, Arguments.NONE);
  }

  /** Saves a user, and nothing of its kind. */
  @Override
  public void save(Users.User thing) {
    caller.call(UsersBinding.SAVE, out -> out.put(UsersBinding.USER, thing));
  }

  /**
   * Finds a thing.
   *
   * @param key its key
   */
  @Override
  public Users.@Nullable User find(String key) {
    return caller.call(UsersBinding.FIND, out -> out.put(key));
  }

  @Override
  public CompletionStage<Crud.@Nullable Page<Users.User>> list(@Nullable String after, int limit) {
    return caller.callAsync(UsersBinding.LIST, out -> out.put(after).put(limit));
  }

  @Override
  public String name() {
    return caller.call(UsersBinding.NAME, Arguments.NONE);
  }
}
