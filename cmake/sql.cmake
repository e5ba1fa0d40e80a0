# SPDX-License-Identifier: Apache-2.0
# prongsai_sql(OUT_VARIABLE NAME room [FOLDER folder] FILES file.sql...)
#
# Turns SQL files into named constants for one room: "<folder>/sql.h" (prongsai/<room> unless named) declares
#   namespace prongsai::<room>::sql { extern const db::Query verb_noun; }   for each verb_noun.sql, and
#   std::span<const db::Query> migrations();                                for the files NNNN_what.sql, in order.
# A pair verb_noun.sqlite.sql and verb_noun.postgres.sql makes one constant with a text for each engine. The words
# {integer}, {text}, {bytes}, {strict} and {sorted} are written out for each engine; src/prongsai/db/README.md says what they are.
# Comments on lines of their own are left out, so that a comment in a migration can still be mended.
function(prongsai_sql out)
  cmake_parse_arguments(SQL "" "NAME;FOLDER" "FILES" ${ARGN})
  if(NOT SQL_FOLDER)
    set(SQL_FOLDER "prongsai/${SQL_NAME}")
  endif()
  set(header "${CMAKE_BINARY_DIR}/generated/${SQL_FOLDER}/sql.h")
  set(source "${CMAKE_BINARY_DIR}/generated/${SQL_FOLDER}/sql.cpp")
  set(list "${CMAKE_BINARY_DIR}/generated/${SQL_FOLDER}/sql.list")
  list(SORT SQL_FILES)
  string(REPLACE ";" "\n" lines "${SQL_FILES}")
  file(GENERATE OUTPUT "${list}" CONTENT "${lines}\n")
  add_custom_command(OUTPUT "${header}" "${source}"
    COMMAND "${CMAKE_COMMAND}" -DNAME=${SQL_NAME} -DFOLDER=${SQL_FOLDER} -DHEADER=${header} -DSOURCE=${source} -DLIST=${list}
            -P "${CMAKE_SOURCE_DIR}/cmake/sql_files.cmake"
    DEPENDS ${SQL_FILES} "${list}" "${CMAKE_SOURCE_DIR}/cmake/sql_files.cmake"
    COMMENT "Naming the queries of ${SQL_NAME}" VERBATIM)
  set(${out} "${header}" "${source}" PARENT_SCOPE)
endfunction()
