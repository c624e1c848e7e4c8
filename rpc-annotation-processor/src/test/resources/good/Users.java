package com.example.users;

import dev.callwire.annotation.RpcService;
import java.util.List;

/** The users, each by its name. */
@RpcService
public interface Users extends Crud<Users.User, String>, Named {
    int count();

    /** Saves a user, and nothing of its kind. */
    @Override
    void save(User thing);

    @Override
    default void saveAll(List<User> things) {
        things.forEach(this::save);
    }

    /** A user. */
    record User(String name) {}
}
