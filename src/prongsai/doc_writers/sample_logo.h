// SPDX-License-Identifier: Apache-2.0
// For tests: a small logo, a ring and a tick, as the bytes of a PNG file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace prongsai::doc_writers::test {

inline constexpr std::string_view logo_base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgCAYAAADimHc4AAAEY0lEQVR42u1dPa4TMRDOETiAJXpOsKKnpnL7qGhokFuoOIAL"
    "xBle44YT0FqipqSzaCg4Q9iVdqVVkrXH47+xdyyN9BQlL5vvG8+f7fHlwoMHD6Lj5YfnaRY5i57FrHINyPY+vX52YiThgG9g"
    "WwDQsWI3Uhjpe9BNAcAhM0WeFXSxaqNrAPytuPVZxFlsuiEAum9WTKNqvEFq596hSp+mrt8jbxy3QxIhRgFfY2xzTgB2xMQq"
    "ge7duTqKDjGSDNedswb+uOWHqZZTfZ0ZCqgophdb7yDAQ//ni9dP0yxyFrOKm+V6IG73vuUzU8SzK+CzC8omJ6RFCgC4mEXN"
    "Yj1Ax4pd/6cAEhH6HbI38K1PcwqBjiZjncm2CxIAUY4KAK8rgH4kOkCEIh0lBZztob0kADyYCIBfMxQ133i0XhEC/lYUUtk0"
    "JZtvPFpvCYO/9xECQYKkDL7sAPhbkeRIWO1hLPimQ/A3MQgSREkC3InAx5Lgakc8I4OPJcHUsvvuBOCHSHDF/YHnS8RJwD8k"
    "weMXXel4X50MfB8Jqkh+4GHXDhJqZgtRPbUjUcLxigdJ1vVkIoDKarDgTxGmx56QABthiqZc2u86q+1Urx0dBCwml+1XbHqC"
    "pkgl+4KDyOeR9msm4EkDZ4FOjftZ+9NmgUvNesVo2v/q7cfr9x8/r9tY/l5eS50FHhMusc7XjKb9C9B//v673o7lNSQJIhbH"
    "IwKCzPUe+RyBv58JqRHRkSVBmZ+R4v4Q+NvIlBfEmaGD6GcY8wMFH0kA1AxpHwF2ZPPz89dvEPhIEwQ1QzbW/osRzM8+2gkN"
    "pBO+M0NH0VBM7edR8jU0+O8+f0v6LmBONUEdsHmwUZbB98sE8AMS6oB1zzX/T1+fa4N/t1YAwRXMVE8rXgugDcC/WzGDWJbh"
    "CIgBPyHiyU4AJAJyDH5QHCoSAmbApMF/8/5La/CPIiFaBGSsQqKy3JLgkyegQBUyCvzlfaVnImkCfHE5hoRY8FNnWvcE5AaJ"
    "GvjdExADFjTLrQl+VgJKhKG5QIspMSzRUcVoDB2GVknEctjsBvWdsTLhFBKIg59EQNViHIaEhvWdKsW46uXoWBKgY6mCNszI"
    "0eXoJgsyMSRQyHKLLci0XJLMRUJr8JOWJFsvyqeSQAD8LIvyTbelYElYdjsQ3SMavS2l+casWBJqZ7lFN2ZR2ZoIJYEQ+Hm2"
    "JlLanBsigRj4WTfnktmeXmLtoMYhjaTt6dQOaJRYPSN9QIOPKNE4osSH9Foe0uNjqo2PqfJBbQIHtblVQeNWBdysg0CzDm5X"
    "07hdDTdsItCwiVuWEWhZxk37Gjft47aVBNpWcuNWAo1buXVx3/2juXl3ZhK4fX3rixz4AgcCtyvxFSYEBl/i0wcJfI1VBRL4"
    "IjciRPBVhkRMEl/mSYAIvs6WiG/gC50JEMFXmhOaERqpnbnFrc8iLmccSNucS9vlhccdGRqQhWLEbr6EkY7zGXuHaoCavXfc"
    "EyPJgwfV8R/oC5bv5aNl0wAAAABJRU5ErkJggg==";

/// A PNG of 96 by 96 pixels.
inline std::string logo_png() {
  constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : logo_base64) {
    if (c == '=') break;
    bits = (bits << 6) | static_cast<std::uint32_t>(signs.find(c));
    held += 6;
    if (held >= 8) {
      held -= 8;
      result += static_cast<char>((bits >> held) & 0xff);
    }
  }
  return result;
}

}  // namespace prongsai::doc_writers::test
