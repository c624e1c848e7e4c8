package com.example.users;

import dev.callwire.json.codec.Codecs;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.stub.TypeRef;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** The wire contract of {@link Users}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.users.Users"
)
public final class UsersBinding implements ServiceBinding<Users> {
  /** The binding, for where no class can be looked up by its name. */
  public static final UsersBinding INSTANCE = new UsersBinding();

  static final JsonType<Users.User> USER = JsonType.of(Users.User.class, UsersCodecs.USER);

  static final JsonType<Users.@Nullable User> NULLABLE_USER =
      JsonType.of(Users.User.class, UsersCodecs.USER).nullable();

  static final JsonType<@Nullable String> NULLABLE_STRING =
      JsonType.of(String.class, Codecs.STRING).nullable();

  static final JsonType<Crud.@Nullable Page<Users.User>> NULLABLE_PAGE_OF_USER =
      JsonType.of(new TypeRef<Crud.Page<Users.User>>() {}).nullable();

  static final MethodDescriptor<Integer> COUNT =
      MethodDescriptor.call("users.count", JsonType.INT).build();

  static final MethodDescriptor<Void> SAVE = MethodDescriptor.call("users.save", JsonType.VOID)
      .param("thing", USER)
      .build();

  static final MethodDescriptor<Users.@Nullable User> FIND =
      MethodDescriptor.call("users.find", NULLABLE_USER)
          .param("key", JsonType.STRING)
          .idempotent()
          .build();

  static final MethodDescriptor<Crud.@Nullable Page<Users.User>> LIST =
      MethodDescriptor.call("all", NULLABLE_PAGE_OF_USER)
          .param("after", NULLABLE_STRING)
          .param("limit", JsonType.INT)
          .build();

  static final MethodDescriptor<String> NAME =
      MethodDescriptor.call("users.name", JsonType.STRING).build();

  /** For the runtime, which finds this class by its name. */
  public UsersBinding() {
  }

  @Override
  public Class<Users> service() {
    return Users.class;
  }

  @Override
  public String namespace() {
    return "users.";
  }

  @Override
  public long fingerprint() {
    return 0x5bca1095e38b1b45L;
  }

  @Override
  public Users client(Caller caller) {
    return new UsersClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Users implementation) {
    return new UsersDispatcher(implementation);
  }
}
