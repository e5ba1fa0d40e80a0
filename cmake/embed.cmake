# SPDX-License-Identifier: Apache-2.0
# prongsai_embed(OUT_VARIABLE NAME symbol FILES file...)
#
# Turns files into one generated .cpp that defines
#   std::span<const prongsai::base::EmbeddedFile> prongsai::embedded::<symbol>()
# in the order given, so that the program carries its texts and page assets with it.
function(prongsai_embed out)
  cmake_parse_arguments(EMBED "" "NAME;ROOT" "FILES" ${ARGN})
  set(generated "${CMAKE_BINARY_DIR}/generated/embedded_${EMBED_NAME}.cpp")
  set(list "${CMAKE_BINARY_DIR}/generated/embedded_${EMBED_NAME}.list")
  string(REPLACE ";" "\n" lines "${EMBED_FILES}")
  file(GENERATE OUTPUT "${list}" CONTENT "${lines}\n")
  add_custom_command(OUTPUT "${generated}"
    COMMAND "${CMAKE_COMMAND}" -DOUT=${generated} -DNAME=${EMBED_NAME} -DROOT=${EMBED_ROOT}
            -DLIST=${list} -P "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${EMBED_FILES} "${list}" "${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake"
    COMMENT "Embedding ${EMBED_NAME}" VERBATIM)
  set(${out} "${generated}" PARENT_SCOPE)
endfunction()
